import type { Naming } from '../config/naming';
import type { ServiceRole } from './service-role';

/**
 * Lets a role pull an image from a private repository of Amazon ECR. Images elsewhere need no permission of AWS.
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/ECR_on_ECS.html
 */
export function grantImagePull(role: ServiceRole, naming: Naming, image: string): void {
  const repositoryArn = naming.imageRepositoryArn(image);
  if (repositoryArn === undefined) return;
  role.allow(
    {
      sid: 'LogInToRegistry',
      actions: ['ecr:GetAuthorizationToken'],
      resources: ['*'],
      reason: 'the token is for every registry: ECR has no resource to name',
    },
    {
      sid: 'PullImage',
      actions: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
      ],
      resources: [repositoryArn],
    },
  );
}
