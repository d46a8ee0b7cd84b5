using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Guests;

/// <summary><c>/cluster/ha/groups</c> (<c>PVE::API2::HA::Groups</c>), which became rules in 9.</summary>
public sealed class HaGroupEndpoints : IEndpoints
{
    /// <summary>The file below <c>/etc/pve</c>.</summary>
    public const string FileName = "ha/groups.cfg";

    private const string Root = "/cluster/ha/groups";
    private const string Item = Root + "/{group}";

    public void Map(Router router)
    {
        if (router.Version != PveVersion.V84)
        {
            foreach (var (verb, path, word) in new[]
            {
                ("GET", Root, "index groups"), ("POST", Root, "create group"), ("GET", Item, "read group"),
                ("PUT", Item, "update group"), ("DELETE", Item, "delete group"),
            })
            {
                router.On(verb, path, _ => throw PveError.Die($"cannot {word}: ha groups have been migrated to rules"));
            }

            return;
        }

        new SectionArea(Root, FileName)
        {
            Id = "group",
            Types = [SectionType.Parse("group", "nodes+ restricted nofailback comment")],
            Texts = new()
            {
                Exists = "ha group ID '{id}' already defined",
                Missing = "no such ha group '{id}'",
                Create = "create ha group failed",
                Update = "update ha group failed",
                Delete = "delete ha group failed",
            },
            Lock = HighAvailability.Lock,
            ShowsId = true,
            ChecksBeforeLock = true,
            OnDelete = change =>
            {
                var resources = SectionConfig.Parse(HighAvailability.Of(change.Call.Datacenter).File.Text).Sections;
                if (resources.FirstOrDefault(resource => resource["group"] == change.Id) is { } user)
                {
                    throw PveError.Die($"ha group is used by service '{user.Type}:{user.Id}'");
                }
            },
        }.Map(router);
    }
}
