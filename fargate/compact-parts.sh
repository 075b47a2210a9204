# Joins the clean parts of a run to the objects that its plan names. The same parts give the same bytes.
#
# Environment: BUCKET, RUN_ID. Needs bash, coreutils and the AWS CLI.
# Reads: runs/$RUN_ID/compaction.txt, lines of `<key of the object> <key of a part>`, in order.
set -euo pipefail

run="runs/${RUN_ID:?}"
work="$(mktemp -d)"
aws s3 cp --only-show-errors "s3://${BUCKET:?}/$run/compaction.txt" "$work/plan"
aws s3 cp --only-show-errors --recursive "s3://$BUCKET/$run/clean/" "$work/clean/"
while read -r object part; do
  cat "$work/clean/${part##*/}" >> "$work/${object##*/}"
done < "$work/plan"
while read -r object; do
  aws s3 cp --only-show-errors "$work/${object##*/}" "s3://$BUCKET/$object"
done < <(cut -d ' ' -f 1 "$work/plan" | uniq)
