using System.Text.RegularExpressions;
using Proxmox.Simulator.Access;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Storage;

/// <summary>A volume that a request names, whether it exists or not.</summary>
internal sealed partial record VolumeReference(StorageDefinition Storage, string Name, VolumeName Parts)
{
    public string Id => $"{Storage.Id}:{Name}";

    /// <summary>The volume of a request below <c>/nodes/{node}/storage/{storage}/content/{volume}</c>; the storage may be repeated in the
    /// volume.</summary>
    public static VolumeReference Of(PveCall call) => Of(call, call.Text("volume"));

    /// <summary>Another volume of the storage that a request names.</summary>
    public static VolumeReference Of(PveCall call, string volume)
    {
        var config = StorageConfig.Of(call.Datacenter);
        var storage = call.Text("storage");
        if (!volume.Contains(':', StringComparison.Ordinal))
        {
            return Resolve(config, $"{storage}:{volume}");
        }

        if (!VolumeId().IsMatch(volume))
        {
            throw PveError.Parameter("volume", $"unable to parse volume ID '{volume}'\n");
        }

        var own = volume.Split(':')[0];
        if (own != storage)
        {
            throw PveError.Parameter("volume", $"storage ID mismatch ({own} != {storage})\n");
        }

        return Resolve(config, volume);
    }

    /// <summary>A volume by id.</summary>
    /// <exception cref="PveError">The storage does not exist, or has no such names.</exception>
    public static VolumeReference Resolve(StorageConfig config, string id)
    {
        if (!VolumeId().IsMatch(id))
        {
            throw PveError.Die($"unable to parse volume ID '{id}'");
        }

        var parts = id.Split(':', 2);
        var storage = config.Get(parts[0]);
        return new(storage, parts[1], VolumeName.Parse(storage, parts[1]));
    }

    /// <summary>Fails unless the caller may use the volume (<c>check_volume_access</c>).</summary>
    public void RequireAccess(PveCall call, string? content = null) => RequireAccess(call.Rights, call.AuthId!, content);

    /// <summary>Fails unless a user may use the volume (<c>check_volume_access</c>).</summary>
    /// <param name="content">The type that it must be of; null for any.</param>
    /// <param name="vmId">The guest that it is for, which may use what is its own; null for none.</param>
    public void RequireAccess(Rights rights, string authId, string? content = null, int? vmId = null)
    {
        if (content is not null && Parts.Content != content && !(content == "rootdir" && Parts.Content == "images"))
        {
            throw PveError.Die($"unable to use volume {Id} - content type needs to be '{content}'");
        }

        var path = $"/storage/{Storage.Id}";
        if (rights.Allows(authId, path, ["Datastore.Allocate"]))
        {
            return;
        }

        switch (Parts.Content)
        {
            case "iso" or "vztmpl" or "import":
                rights.RequireAny(authId, path, ["Datastore.AllocateSpace", "Datastore.Audit"]);
                break;
            case not null when vmId is not null && Parts.VmId == vmId:
                break;
            case "backup" when Parts.VmId is not null:
                rights.Require(authId, path, ["Datastore.AllocateSpace"]);
                rights.Require(authId, $"/vms/{Parts.VmId}", ["VM.Backup"]);
                break;
            case "images" when Parts.VmId is not null:
                rights.Require(authId, path, ["Datastore.Audit"]);
                rights.Require(authId, $"/vms/{Parts.VmId}", ["VM.Config.Disk"]);
                break;
            default:
                throw PveError.Die($"missing privileges to access {Id}");
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9\-_.]*[a-z0-9]:.+$", RegexOptions.IgnoreCase)]
    private static partial Regex VolumeId();
}
