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

/// <summary>
/// Images of applications from registries: <c>/nodes/{node}/storage/{storage}/oci-registry-pull</c> (<c>PVE::API2::Storage::Status</c>).
/// </summary>
public static class OciImage
{
    private const string Ending = ".tar";

    private static readonly Field<string> Reference =
        Text("reference", "Image with its registry and tag, such as `docker.io/library/nginx:1.29`. PVE takes no digest.")
            .Required().Replacing().NeverReturned()
            .Matching("[A-Za-z0-9][A-Za-z0-9.:-]*/[a-z0-9._/-]+:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}",
                "a registry, an image and a tag, such as \"docker.io/library/nginx:1.29\"");

    private static readonly Field<string> Name =
        Text(FileName.Attribute, "Name of the file on the storage, which ends in `.tar`.")
            .UnsetMeans("that of the image without its registry, as `nginx_1.29.tar`").OnWire("filename").ServerChosen().Replacing()
            .ClearedBy(Clear.Forgetting).OfLength(5, 255)
            .Matching("[A-Za-z0-9_.-]+\\.tar", "letters, digits, underscores, dots and hyphens with .tar at the end");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "oci_image",
        "An image of an application that a node fetches from a registry, to make containers of. The nodes need the package `skopeo`. A tag "
            + "that moves on in the registry is not fetched again.")
    {
        Area = Areas.Storage,
        Api = StoredFileLife.Api,
        IsReadElsewhere = true,
        Since = "9.1",
        Fields = [FileFields.Node, FileFields.Storage, Reference, Name, IfExists.OfFetched, FileFields.Volume, FileFields.Size],
        Identity = [FileFields.Node, FileFields.Storage, Name],
        Discovery = new() { LeftOut = "PVE does not tell where a file of a storage came from, without which it cannot be made anew." },
        ImportId = new("{node}/{storage}:vztmpl/{file_name}", "pve1/local:vztmpl/nginx_1.29.tar"),
        Privileges =
        [
            StoragePrivilege.AllocateTemplate,
            StoragePrivilege.Audit with { For = Purposes.All & ~Purposes.Delete },
            StoragePrivilege.Allocate with { For = Purposes.Delete },
            new("Sys.AccessNetwork", "/nodes/{node}") { For = Purposes.Create },
        ],
        Timeouts = StoredFileLife.Timeouts,
        Hooks = StoredFileLife.Hooks with
        {
            Foresee = plan => StoredFileLife.Named(
                plan, plan.Planned.Get(Reference) is { } reference ? FileName.Of(reference) + Ending : null),
            Create = CreateAsync,
            Update = Nothing.ToUpdate,
            Preflight = CheckAsync,
        },
    };

    // PVE leaves the registry out of the name, so that images of several registries may want to be one file.
    private static async Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        var claims = session.Part<ImageClaims>();
        if (plan.IsDelete)
        {
            if (StoredFile.Of(plan.Prior) is { } left)
            {
                claims.Release(left.Place);
            }

            return;
        }

        await StoredFileLife.CheckStorageAsync(session, plan, cancel);
        if (StoredFile.Of(plan.Planned) is not { } file || plan.Planned.Get(Reference) is not { } reference)
        {
            return;
        }

        if (claims.Claim(file.Place, reference) is { } other)
        {
            plan.Diagnostics.Error(
                "Two images are to be the same file",
                $"{other} and {reference} both become {file.Id} on node {file.Node}: PVE names the file of an image without its registry. "
                    + $"Set {FileName.Attribute} of one of them to another name.",
                AttributePath.Of(FileName.Attribute));
        }
        else if (plan.IsCreate && plan.Planned.Get(IfExists.OfFetched) is not (IfExists.Adopt or IfExists.Overwrite)
            && !claims.IsReleased(file.Place) && !session.Known.IsRecorded(Declaration.Name, file.Place)
            && await StorageUse.HasAsync(session, file, cancel))
        {
            plan.Diagnostics.Error(
                "The file of the image is there already",
                $"{file.Id} exists already on node {file.Node}, and this resource has not made it. PVE names such files without the "
                    + $"registry, so that it need not be {reference}. Import it with the id \"{file.Place}\" if it is, set "
                    + $"{FileName.Attribute} to another name, or set if_exists to \"overwrite\" to have the image take its place.",
                AttributePath.Of(FileName.Attribute));
        }
    }

    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var file = StoredFile.Require(operation.Planned);
        if (await StoredFileLife.IsThereAsync(operation, file, NodeTasks.Pull, operation.Planned.Get(IfExists.OfFetched), cancel))
        {
            operation.MarkCreated();
            return;
        }

        // PVE adds the ending itself.
        var form = new Form().Add(Reference.Wire, operation.Planned.Get(Reference)!).Add(Name.Wire, file.Name[..^Ending.Length]);
        await operation.DispatchAsync(async deadline =>
        {
            var answer = await StoredFileLife.OrderAsync(operation, file, NodeTasks.Pull,
                () => operation.Pve.PostAsync(file.Beside("oci-registry-pull"), form, deadline), deadline);
            operation.MarkCreated();
            return answer;
        }, cancel);
    }
}
