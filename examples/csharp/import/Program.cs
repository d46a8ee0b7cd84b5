using Pulumi;
using Pulumi.Proxmox.Access;
using Pulumi.Proxmox.Nodes;
using Pulumi.Proxmox.Pools;

return await Deployment.RunAsync(async () =>
{
    // Looked up: nothing is managed, the program only knows it.
    var nodes = await GetNodes.InvokeAsync();

    // Referred to by its import id: others manage it, and its properties are at hand.
    var operators = Group.Get("operators", "operators");

    // Taken under management: with the option, the existing group is recorded instead of created. What is not written here stays as it is.
    // Once it has been applied the option can go.
    var admins = new Group("admins", new() { GroupId = "admins" }, new CustomResourceOptions { ImportId = "admins" });

    var shared = new Pool("shared", new() { PoolId = "shared", Comment = operators.Comment.Apply(comment => $"Shared with: {comment}") });

    return new Dictionary<string, object?>
    {
        ["nodes"] = nodes.Items.Select(node => node.Node).ToList(),
        ["adminsComment"] = admins.Comment,
        ["pool"] = shared.PoolId,
    };
});
