using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>Container templates of the list that PVE keeps: <c>/nodes/{node}/aplinfo</c> (<c>PVE::API2::Nodes</c>).</summary>
public static class ContainerTemplate
{
    internal static readonly Field<string> Name =
        Text(FileName.Attribute, "Name of the template in the list of the node, and of the file, such as "
            + "`debian-13-standard_13.1-2_amd64.tar.zst`.").UnsetMeans("the newest one of `package` and `section`").OnWire("template")
            .ServerChosen().Replacing().ClearedBy(Clear.Forgetting).OfLength(1, 255)
            .Matching(@"[A-Za-z0-9_.+~-]+\.tar(\.(zst|xz|gz|bz2))?", "the name of a template, which ends in .tar.zst and the like");

    internal static readonly Field<string> Package = StoredFileLife.Origin(
        Text("package", "Package of which the newest template is fetched, such as `debian-13-standard`. Removing it changes nothing."));

    internal static readonly Field<string> Section = StoredFileLife.Origin(
        Text("section", "Section of the list of which the newest template is fetched, such as `mail`. Removing it changes nothing."));

    internal static readonly Field<bool> Watches =
        Flag("watch_upstream", "Asks in each plan whether the node offers a newer template of `package` and `section`, and warns when it "
            + "does. It is not fetched for it. Unset means false.").NeverReturned().NotAParameter();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "container_template",
        "A container template of the list that the nodes keep (`pveam available`). PVE checks it by the checksum of the list. The template "
            + "that was fetched stays, whatever the list offers later.")
    {
        Area = Areas.Storage,
        Api = StoredFileLife.Api,
        IsReadElsewhere = true,
        Fields =
        [
            FileFields.Node, FileFields.Storage, Name, Package, Section, IfExists.OfFetched, Watches, FileFields.Volume, FileFields.Size,
        ],
        Identity = [FileFields.Node, FileFields.Storage, Name],
        Discovery = new() { LeftOut = "PVE does not tell where a file of a storage came from, without which it cannot be made anew." },
        ImportId = new("{node}/{storage}:vztmpl/{file_name}", "pve1/local:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst"),
        Constraints = [Constraint.AtLeastOne(Name, Package, Section)],
        Privileges =
        [
            StoragePrivilege.AllocateTemplate,
            StoragePrivilege.Audit with { For = Purposes.All & ~Purposes.Delete },
            StoragePrivilege.Allocate with { For = Purposes.Delete },
        ],
        Timeouts = StoredFileLife.Timeouts,
        Hooks = StoredFileLife.Hooks with
        {
            Foresee = plan => StoredFileLife.Named(plan, name: null, Package, Section),
            Create = CreateAsync,
            Update = Nothing.ToUpdate,
            Preflight = CheckAsync,
        },
    };

    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var (plan, node) = (operation.Planned, operation.Planned.Get(FileFields.Node)!);
        if (!plan.Has(Name))
        {
            var all = await Appliances.AllAsync(operation.Session, node, cancel);
            var newest = Appliances.Newest(all, plan.Get(Package), plan.Get(Section))
                ?? throw PveFault.About(
                    Package.Wire, $"node {node} offers no template of it; the data source container_templates lists all");
            operation.SetComputed(Name, Value.Of(newest));
        }

        var file = StoredFile.Require(operation.Target);
        operation.SetComputed(FileFields.Volume, Value.Of(file.Id));
        // One that is there already PVE compares with the list, and does not fetch.
        await StoredFileLife.IsThereAsync(operation, file, NodeTasks.Download, plan.Get(IfExists.OfFetched), cancel);
        await operation.DispatchAsync(async deadline =>
        {
            var answer = await StoredFileLife.OrderAsync(operation, file, NodeTasks.Download, () => operation.Pve.PostAsync(
                Appliances.Path(node), new Form().Add("storage", file.Storage).Add(Name.Wire, file.Name), deadline), deadline);
            operation.MarkCreated();
            return answer;
        }, cancel);
    }

    // A name that the list lacks is found before anything is done.
    private static async Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        await StoredFileLife.CheckStorageAsync(session, plan, cancel);
        if (plan.Planned.Get(FileFields.Node) is not { } node || plan.IsDelete
            || !(plan.IsCreate || plan.Planned.Get(Watches) is true))
        {
            return;
        }

        var all = await Appliances.AllAsync(session, node, cancel);
        var (name, package, section) = (plan.Planned.Get(Name), plan.Planned.Get(Package), plan.Planned.Get(Section));
        var newest = package is null && section is null ? null : Appliances.Newest(all, package, section);
        if (plan.IsCreate)
        {
            if (name is not null && all.All(entry => entry["template"].AsText() != name))
            {
                Missing($"no template {name}", NearestName.Of(name, [.. all.Select(entry => entry["template"].AsText()!)]), Name);
            }
            else if (name is null && newest is null && !plan.Planned[Package].IsUnknown && !plan.Planned[Section].IsUnknown)
            {
                Missing(
                    $"no template of {string.Join(" in section ", new[] { package, section }.Where(word => word is not null))}",
                    package is null ? null : NearestName.Of(package, [.. all.Select(entry => entry["package"].AsText()!)]),
                    package is null ? Section : Package);
            }
        }
        else if (newest is not null && newest != name)
        {
            plan.Diagnostics.Warn(
                "A newer container template is offered",
                $"Node {node} offers {newest}, and {name} was fetched. It is not fetched by itself: set file_name to have it.",
                AttributePath.Of(Name.Name));
        }

        void Missing(string what, string? meant, Field at) => plan.Diagnostics.Warn(
            "A container template is not offered",
            $"Node {node} offers {what}." + (meant is null ? "" : $" Did you mean {meant}?")
                + " The data source container_templates lists what there is; `pveam update` on the node brings the list up to date.",
            AttributePath.Of(at.Name));
    }
}
