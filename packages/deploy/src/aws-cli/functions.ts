/**
 * The functions of the script, which ask before they change anything.
 *
 * Documents and tags are compared by JMESPath, the query language of AWS's command: by their meaning,
 * so that white space and the order of keys do not count, and with no further program.
 */
export const functions = `say() {
  printf '%s\\n' "$*" >&2
}

fail() {
  say "error: $*"
  exit 1
}

# Whether there is such a thing; whatever else goes wrong ends the script.
exists() {
  if answer=$(aws iam "$@" 2>&1); then return 0; fi
  case $answer in
    *NoSuchEntity*) return 1 ;;
  esac
  fail "$answer"
}

# Whether a query about a thing comes out true.
holds() {
  query=$1
  shift
  answer=$(aws iam "$@" "--query=$query" --output json) || exit 1
  [ "$answer" = true ]
}

# tag KIND ELEMENT OPTION: gives a thing the tags that it has not.
tag() {
  [ "$tag_count" -gt 0 ] || return 0
  if ! holds "length(($2.Tags || \\\`[]\\\`)[?contains(\\\`$tags\\\`, @)]) == \\\`$tag_count\\\`" "get-$1" "$3"; then
    aws iam "tag-$1" "$3" "--tags=$tags"
    say "tagged $1 \${3#*=}"
  fi
}

# policy NAME PATH ARN DOCUMENT
policy() {
  if ! exists get-policy "--policy-arn=$3"; then
    aws iam create-policy "--policy-name=$1" "--path=$2" "--policy-document=$4" > /dev/null
    say "created policy $1"
  else
    version=$(aws iam get-policy "--policy-arn=$3" --query=Policy.DefaultVersionId --output text)
    if ! holds "PolicyVersion.Document == \\\`$4\\\`" get-policy-version "--policy-arn=$3" "--version-id=$version"; then
      # IAM keeps five versions: the oldest that is not in use gives way.
      others=$(aws iam list-policy-versions "--policy-arn=$3" --output text \\
        "--query=Versions[?!IsDefaultVersion].VersionId")
      count=0 oldest=
      for other in $others; do
        count=$((count + 1))
        if [ -z "$oldest" ] || [ "\${other#v}" -lt "\${oldest#v}" ]; then oldest=$other; fi
      done
      if [ "$count" -ge 4 ]; then
        aws iam delete-policy-version "--policy-arn=$3" "--version-id=$oldest"
      fi
      aws iam create-policy-version "--policy-arn=$3" "--policy-document=$4" --set-as-default > /dev/null
      say "changed policy $1"
    fi
  fi
  tag policy Policy "--policy-arn=$3"
}

# role NAME PATH TRUST BOUNDARY: BOUNDARY is empty where it is not bounded.
role() {
  if ! exists get-role "--role-name=$1"; then
    if [ -n "$4" ]; then
      aws iam create-role "--role-name=$1" "--path=$2" "--assume-role-policy-document=$3" \\
        "--permissions-boundary=$4" > /dev/null
    else
      aws iam create-role "--role-name=$1" "--path=$2" "--assume-role-policy-document=$3" > /dev/null
    fi
    say "created role $1"
  else
    path=$(aws iam get-role "--role-name=$1" --query=Role.Path --output text)
    [ "$path" = "$2" ] || fail "role $1 stands in the path $path, not in $2, and IAM cannot move it"
    if ! holds "Role.AssumeRolePolicyDocument == \\\`$3\\\`" get-role "--role-name=$1"; then
      aws iam update-assume-role-policy "--role-name=$1" "--policy-document=$3"
      say "changed who may take on role $1"
    fi
    boundary=$(aws iam get-role "--role-name=$1" \\
      --query=Role.PermissionsBoundary.PermissionsBoundaryArn --output text)
    if [ -n "$4" ] && [ "$boundary" != "$4" ]; then
      aws iam put-role-permissions-boundary "--role-name=$1" "--permissions-boundary=$4"
      say "bounded role $1"
    elif [ -z "$4" ] && [ "$boundary" != None ]; then
      say "role $1 is bounded by $boundary, which stays"
    fi
  fi
  tag role Role "--role-name=$1"
}

# attach KIND NAME ARN
attach() {
  attached=$(aws iam "list-attached-$1-policies" "--$1-name=$2" --output text \\
    "--query=AttachedPolicies[].[PolicyArn]")
  if ! printf '%s\\n' "$attached" | grep -Fxq -e "$3"; then
    aws iam "attach-$1-policy" "--$1-name=$2" "--policy-arn=$3"
    say "attached $3 to $1 $2"
  fi
}

# instance_profile NAME PATH ROLE
instance_profile() {
  if ! exists get-instance-profile "--instance-profile-name=$1"; then
    aws iam create-instance-profile "--instance-profile-name=$1" "--path=$2" > /dev/null
    say "created instance profile $1"
  fi
  held=$(aws iam get-instance-profile "--instance-profile-name=$1" \\
    "--query=InstanceProfile.Roles[0].RoleName" --output text)
  if [ "$held" = None ]; then
    aws iam add-role-to-instance-profile "--instance-profile-name=$1" "--role-name=$3"
    say "put role $3 into instance profile $1"
  elif [ "$held" != "$3" ]; then
    fail "instance profile $1 holds role $held, not $3"
  fi
  tag instance-profile InstanceProfile "--instance-profile-name=$1"
}
`;
