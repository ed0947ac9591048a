-- The role stays, as other databases of the cluster may use it.
select 1;
