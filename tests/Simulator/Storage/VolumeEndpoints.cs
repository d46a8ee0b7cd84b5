using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Access;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Storage;

/// <summary><c>/nodes/{node}/storage/{storage}/content</c>: volumes (<c>PVE::API2::Storage::Content</c>).</summary>
public sealed class VolumeEndpoints : IEndpoints
{
    private static readonly string[] ContentTypes = ["rootdir", "images", "vztmpl", "iso", "backup", "snippets", "import"];

    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/storage/{storage}/content", List);
        router.On("POST", "/nodes/{node}/storage/{storage}/content", Allocate);
        router.On("GET", "/nodes/{node}/storage/{storage}/content/{volume}", Read);
        router.On("PUT", "/nodes/{node}/storage/{storage}/content/{volume}", ChangeAttributes);
        router.On("DELETE", "/nodes/{node}/storage/{storage}/content/{volume}", Delete);
    }

    /// <summary>The volumes of a storage that hold one of the content types, as lists show them
    /// (<c>PVE::Storage::volume_list</c>).</summary>
    public static IEnumerable<(Volume Volume, JObject Entry)> Listed(
        PveCall call,
        StorageConfig config,
        StorageDefinition storage,
        int? vmId,
        string? content)
    {
        var wanted = (content is null ? ContentTypes : [content]).Where(storage.Content.Contains).ToHashSet(StringComparer.Ordinal);
        config.Host.Activate(config, storage, NodeOf(call));
        foreach (var volume in config.Volumes.On(storage.Id, NodeOf(call)))
        {
            var entry = volume.ToJson();
            if (volume.Parts.Content == "images")
            {
                LeaveOutUnknown(storage.Type.Name, volume, entry);
            }

            if (volume.Parts is { VmId: { } owner, Content: "images" } && call.Datacenter.Guests.GetValueOrDefault(owner)?.Type == "lxc")
            {
                entry["content"] = "rootdir";
            }

            if (!wanted.Contains(entry.Value<string>("content")!))
            {
                continue;
            }

            if (vmId is not null && volume.Parts.Content is "iso" or "vztmpl")
            {
                continue;
            }

            if (vmId is not null && volume.Parts.Content is "images" or "backup" && volume.Parts.VmId != vmId)
            {
                continue;
            }

            yield return (volume, entry);
        }
    }

    /// <summary>Volume groups tell neither use nor origin; pools of ZFS and Ceph tell names, and no times.</summary>
    private static void LeaveOutUnknown(string type, Volume volume, JObject entry)
    {
        switch (type)
        {
            case "lvm" or "lvmthin":
                entry.Remove("used");
                entry.Remove("parent");
                break;
            case "zfspool" or "zfs" or "rbd":
                entry.Remove("used");
                entry.Remove("ctime");
                entry["name"] = volume.Parts.FileName;
                break;
        }
    }

    private static JToken List(PveCall call)
    {
        var config = StorageConfig.Of(call.Datacenter);
        var storage = config.Get(call.Text("storage"));
        return new JArray(Listed(call, config, storage, (int?)call.Number("vmid"), call.OptionalText("content"))
            .Where(v => MayUse(call, new(storage, v.Volume.Name, v.Volume.Parts)))
            .Select(v => v.Entry));
    }

    private static JToken Allocate(PveCall call)
    {
        var config = StorageConfig.Of(call.Datacenter);
        var name = call.Text("filename");
        var size = call.Text("size");
        var kibibytes = size[^1] switch
        {
            'M' => long.Parse(size[..^1], CultureInfo.InvariantCulture) << 10,
            'G' => long.Parse(size[..^1], CultureInfo.InvariantCulture) << 20,
            _ => long.Parse(size, CultureInfo.InvariantCulture),
        };
        var format = call.OptionalText("format");
        if (Path.GetExtension(name) is ".raw" or ".qcow2" or ".vmdk")
        {
            var own = Path.GetExtension(name)[1..];
            if (format is not null && format != own)
            {
                throw PveError.Parameter("format", $"different storage formats ({format} != {own})");
            }

            format = own;
        }
        var storage = config.Get(call.Text("storage"));
        config.Host.Activate(config, storage, NodeOf(call));
        return config.Volumes.Allocate(storage, (int)call.Number("vmid")!.Value, format, name, kibibytes, NodeOf(call)).Id;
    }

    private static JToken Read(PveCall call)
    {
        var config = StorageConfig.Of(call.Datacenter);
        var reference = VolumeReference.Of(call);
        reference.RequireAccess(call);
        if (config.Volumes.Find(reference.Id, NodeOf(call)) is not { } volume)
        {
            throw PveError.Die($"volume_size_info on '{reference.Id}' failed - no format");
        }

        if (volume.Size == 0 && volume.Parts.Format != "subvol")
        {
            throw PveError.Die($"volume '{reference.Id}' has size zero");
        }

        var entry = new JObject
        {
            ["path"] = VolumeStore.PathOf(reference.Storage, reference.Name, reference.Parts),
            ["size"] = VolumeStore.RoundUp(volume.ImageSize, 512),
            ["used"] = volume.Used ?? 0,
            ["format"] = volume.Parts.Format,
        };
        if (volume.Parts.Content == "backup")
        {
            entry["notes"] = volume.Notes ?? "";
            entry["protected"] = volume.Protected ? 1 : 0;
        }
        return entry;
    }

    private static void ChangeAttributes(PveCall call)
    {
        var config = StorageConfig.Of(call.Datacenter);
        var reference = VolumeReference.Of(call);
        reference.RequireAccess(call);
        var volume = config.Volumes.Find(reference.Id, NodeOf(call));
        var backup = reference.Parts.Content == "backup";
        if (call.OptionalText("notes") is { } notes)
        {
            if (!backup)
            {
                throw PveError.Die("only backups can have notes");
            }

            if (volume is not null)
            {
                volume.Notes = notes.Length == 0 ? null : notes;
            }
        }
        if (call.Flag("protected") is { } protect)
        {
            if (!backup)
            {
                throw PveError.Die("only backups support attribute 'protected'");
            }

            if (protect && volume is { Protected: false })
            {
                RequireRoomForProtected(call, config, reference);
            }

            if (volume is not null)
            {
                volume.Protected = protect;
            }
        }
    }

    /// <summary>How many backups of a guest may be protected; -1 for any number.</summary>
    internal static int MostProtected(Rights rights, string authId, StorageDefinition storage) =>
        storage["max-protected-backups"] is { } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : rights.Allows(authId, $"/storage/{storage.Id}", ["Datastore.Allocate"]) ? -1 : 5;

    private static void RequireRoomForProtected(PveCall call, StorageConfig config, VolumeReference reference)
    {
        var most = MostProtected(call.Rights, call.AuthId!, reference.Storage);
        if (reference.Parts.VmId is null || most < 0)
        {
            return;
        }

        if (config.Volumes.On(reference.Storage.Id, NodeOf(call)).Count(v => v.Protected && v.Parts.VmId == reference.Parts.VmId) >= most)
        {
            throw PveError.Die(string.Create(
                CultureInfo.InvariantCulture,
                $"The number of protected backups per guest is limited to {most} on storage '{reference.Storage.Id}'"));
        }
    }

    private static JToken? Delete(PveCall call)
    {
        var reference = VolumeReference.Of(call);
        var path = $"/storage/{reference.Storage.Id}";
        if (reference.Parts is { Content: "backup", VmId: { } guest })
        {
            call.Require(path, "Datastore.AllocateSpace");
            call.Require($"/vms/{guest}", "VM.Backup");
        }
        else
        {
            call.Require(path, "Datastore.Allocate");
        }

        var id = (reference.Parts.VmId is { } owner ? owner.ToString(CultureInfo.InvariantCulture) + "@" : "") + reference.Storage.Id;
        var node = NodeOf(call);
        if (!call.Has("delay"))
        {
            return call.Fork("imgdel", id, worker =>
            {
                Free(worker, reference, node);
                return Task.CompletedTask;
            });
        }

        // With a delay the caller waits for the outcome, and gets it instead of a task.
        var missing = Free(StorageConfig.Of(call.Datacenter), reference, node);
        call.Fork("imgdel", id, worker =>
        {
            Report(worker, reference, missing);
            return Task.CompletedTask;
        });
        return null;
    }

    private static void Free(TaskWorker worker, VolumeReference reference, string node) =>
        Report(worker, reference, worker.Locked(datacenter => Free(StorageConfig.Of(datacenter), reference, node)));

    /// <summary>Removes a volume (<c>PVE::Storage::vdisk_free</c>); tells whether it was missing.</summary>
    private static bool Free(StorageConfig config, VolumeReference reference, string node)
    {
        config.Host.Activate(config, config.Get(reference.Storage.Id), node);
        var volume = config.Volumes.Find(reference.Id, node);
        if (volume is not null && config.Volumes.IsUsedBase(volume))
        {
            throw PveError.Die($"base volume '{reference.Name}' is still in use by linked clones");
        }

        if (volume is { Protected: true })
        {
            throw PveError.Die($"cannot remove protected volume '{reference.Name}' on '{reference.Storage.Id}'");
        }

        return !config.Volumes.Remove(reference.Id, node);
    }

    private static void Report(TaskWorker worker, VolumeReference reference, bool missing)
    {
        if (missing && reference.Storage.Path is not null && reference.Parts.Format != "subvol")
        {
            worker.Print($"disk image '{VolumeStore.PathOf(reference.Storage, reference.Name, reference.Parts)}' does not exist");
        }

        worker.Print($"Removed volume '{reference.Id}'");
    }

    private static bool MayUse(PveCall call, VolumeReference reference)
    {
        try
        {
            reference.RequireAccess(call);
            return true;
        }
        catch (PveError)
        {
            return false;
        }
    }

    private static string NodeOf(PveCall call) => call.Node == "localhost" ? call.Datacenter.LocalNode : call.Node;
}
