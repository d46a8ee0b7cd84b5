using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage.Files;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Storage;

/// <summary>Images of applications from registries: <c>oci-registry-pull</c> (<c>PVE::API2::Storage::Status</c>) and
/// <c>query-oci-repo-tags</c> (<c>PVE::API2::Nodes</c>), since PVE 9.1.</summary>
public sealed class OciEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        if (router.Version == PveVersion.V84)
        {
            return;
        }

        router.On("GET", "/nodes/{node}/query-oci-repo-tags", Tags);
        router.On("POST", "/nodes/{node}/storage/{storage}/oci-registry-pull", Pull);
    }

    private static JToken Tags(PveCall call)
    {
        var host = StorageConfig.Of(call.Datacenter).Host;
        RequireTool(host, "list tags from OCI registries");
        var reference = call.Text("reference");
        return host.Registries.GetValueOrDefault(Qualified(reference)) is { } tags
            ? new JArray(tags)
            : throw PveError.Die($"command 'skopeo list-tags docker://{reference}' failed: exit code 1");
    }

    private static JToken Pull(PveCall call)
    {
        var config = StorageConfig.Of(call.Datacenter);
        RequireTool(config.Host, "pull OCI images from registries");
        var storage = IncomingFile.StorageOf(call, ", not a file based storage!");
        if (!storage.Content.Contains("vztmpl", StringComparer.Ordinal))
        {
            throw PveError.Die($"storage '{storage.Id}' is not configured for content-type 'vztmpl'");
        }

        var reference = call.Text("reference");
        var name = IncomingFile.Normalize(call.OptionalText("filename") ?? reference) + ".tar";
        var target = new IncomingFile(storage, call.NodeName, "vztmpl", name);
        config.Host.Activate(config, storage, target.Node);
        if (config.Volumes.Find(target.Id, target.Node) is not null)
        {
            throw PveError.Die($"refusing to override existing file '{name}'");
        }

        return call.Fork("ociregistrypull", Uri.EscapeDataString(name), worker =>
        {
            Copy(worker, config.Host, reference, target);
            return Task.CompletedTask;
        });
    }

    private static void Copy(TaskWorker worker, StorageHost host, string reference, IncomingFile target)
    {
        var colon = reference.LastIndexOf(':');
        var (repository, tag) = (reference[..colon], reference[(colon + 1)..]);
        if (host.Registries.GetValueOrDefault(Qualified(repository))?.Contains(tag, StringComparer.Ordinal) != true)
        {
            worker.Print($"level=fatal msg=\"initializing source docker://{reference}: reading manifest {tag} in {Qualified(repository)}: "
                + "manifest unknown\"");
            throw PveError.Die($"command 'skopeo copy docker://{reference} oci-archive:{target.Path}.tmp' failed: exit code 1");
        }

        worker.Print("Getting image source signatures");
        worker.Print("Copying blob sha256:" + StoredFile.Of(System.Text.Encoding.UTF8.GetBytes(reference)).Hash("sha256"));
        worker.Print("Writing manifest to image destination");
        target.Put(worker, OciArchive.Of(repository, tag));
    }

    /// <summary>A repository with what its name leaves out.</summary>
    private static string Qualified(string repository)
    {
        var parts = repository.Split('/');
        return parts switch
        {
            [_] => "docker.io/library/" + repository,
            [var host, ..] when host.Contains('.', StringComparison.Ordinal) || host.Contains(':', StringComparison.Ordinal)
                || host == "localhost" => repository,
            _ => "docker.io/" + repository,
        };
    }

    private static void RequireTool(StorageHost host, string purpose)
    {
        if (host.MissingPrograms.Contains("skopeo"))
        {
            throw PveError.Die($"Install 'skopeo' to {purpose}.");
        }
    }
}
