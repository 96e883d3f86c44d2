0META
key;value
budget;4
vote_type;approval
PROJECTS
project_id;cost;name
10;1;"Bancs; chaises"
11;0.9;Arbres
VOTES
voter_id;vote
1;10
2;"10,11"
