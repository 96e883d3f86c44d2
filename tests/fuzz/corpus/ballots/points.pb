0VOTES
voter_id;vote;points
1;a,b;3,2
PROJECTS
project_id;cost
a;1 000
b;12,5
META
key;value
vote_type;cumulative
