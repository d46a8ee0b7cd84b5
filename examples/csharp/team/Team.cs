using Pulumi;
using Pulumi.Proxmox.Access;
using Pulumi.Proxmox.Pools;

/// <summary>What a team needs to be told apart from others.</summary>
sealed class TeamArgs : ResourceArgs
{
    /// <summary>The user ids of the members, <c>name@realm</c>, by the short names that their resources are to have.</summary>
    public required IReadOnlyDictionary<string, Input<string>> Members { get; init; }
}

/// <summary>A team's place in the datacenter: a pool, a group, a role and the permissions that bind them.</summary>
sealed class Team : ComponentResource
{
    public Team(string name, TeamArgs args, ComponentResourceOptions? options = null)
        : base("examples:index:Team", name, options)
    {
        var within = new CustomResourceOptions { Parent = this };
        var pool = new Pool(name, new() { PoolId = name, Comment = $"Guests of the team {name}" }, within);
        var group = new Group(name, new() { GroupId = name, Comment = $"The team {name}" }, within);
        var role = new Role(name, new()
        {
            RoleId = $"Team-{name}",
            Privileges = { "Datastore.AllocateSpace", "Datastore.Audit", "Pool.Audit", "VM.Allocate", "VM.Audit", "VM.Console",
                "VM.PowerMgmt" },
        }, within);

        foreach (var (member, userId) in args.Members)
        {
            _ = new GroupMember($"{name}-{member}", new() { GroupId = group.GroupId, UserId = userId }, within);
        }

        _ = new Acl(name, new()
        {
            Path = Output.Format($"/pool/{pool.PoolId}"),
            Principal = Output.Format($"@{group.GroupId}"),
            RoleId = role.RoleId,
        }, within);

        PoolId = pool.PoolId;
        RegisterOutputs(new Dictionary<string, object?> { ["poolId"] = PoolId });
    }

    /// <summary>The pool that the team's guests belong in.</summary>
    [Output("poolId")]
    public Output<string> PoolId { get; private set; }
}
