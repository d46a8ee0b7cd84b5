using Pulumi;
using Pulumi.Proxmox.Access;

return await Deployment.RunAsync(() =>
{
    var dora = new User("dora", new() { UserId = "dora@pve" });
    var emil = new User("emil", new() { UserId = "emil@pve" });

    var web = new Team("web", new() { Members = new Dictionary<string, Input<string>> { ["dora"] = dora.UserId, ["emil"] = emil.UserId } });
    var data = new Team("data", new() { Members = new Dictionary<string, Input<string>> { ["emil"] = emil.UserId } });

    return new Dictionary<string, object?> { ["webPool"] = web.PoolId, ["dataPool"] = data.PoolId };
});
