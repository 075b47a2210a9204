/** Entry of the command line: `npm run -s sfn -- asl validate FILE…`. */
import { runProgram } from './program';

void runProgram(process.argv.slice(2));
