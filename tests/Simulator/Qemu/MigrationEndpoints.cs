using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary><c>/nodes/{node}/qemu/{vmid}/migrate</c> (<c>PVE::API2::Qemu</c>).</summary>
public sealed class MigrationEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/qemu/{vmid}/migrate", Conditions);
        router.On("POST", "/nodes/{node}/qemu/{vmid}/migrate", Migrate);
    }

    private static JToken Conditions(PveCall call)
    {
        var context = new VmContext(call);
        var vmId = (int)call.Number("vmid")!.Value;
        var config = context.Load(vmId);
        config.RequireUnlocked();
        var running = context.Processes.Find(vmId) is not null;
        var devices = LocalResources.Of(context, config, running);
        var allowed = new JArray();
        var refused = new JObject();
        foreach (var node in context.Datacenter.Nodes.Select(node => node.Name).Where(node => node != context.Node))
        {
            var reasons = new JObject();
            if (MissingStorages(context, config, node) is { Count: > 0 } storages)
            {
                reasons["unavailable_storages"] = storages;
            }

            if (devices.MissingOn(node) is { Count: > 0 } missing)
            {
                reasons["unavailable-resources"] = new JArray(missing);
            }

            // A VM that is stopped is told of every node.
            if (reasons.Count > 0 || !running)
            {
                refused[node] = reasons;
            }

            if (reasons.Count == 0)
            {
                allowed.Add(node);
            }
        }
        var answer = new JObject
        {
            ["running"] = running ? 1 : 0,
            ["allowed_nodes"] = allowed,
            ["not_allowed_nodes"] = refused,
            ["local_disks"] = new JArray(LocalDisks(context, config)),
            ["local_resources"] = new JArray(devices.Blocking),
            ["mapped-resources"] = new JArray(devices.Mapped),
            ["mapped-resource-info"] = devices.MappedInfo,
        };
        if (context.Datacenter.Version != PveVersion.V84)
        {
            answer["has-dbus-vmstate"] = 1;
        }

        if (HighAvailability.Of(call.Datacenter).Manages(vmId) && context.Datacenter.Version != PveVersion.V84)
        {
            answer["dependent-ha-resources"] = new JArray();
        }

        return answer;
    }

    private static JArray MissingStorages(VmContext context, GuestConfig config, string node) => new(
        Drive.All(context.Schema, config.Options).Select(drive => drive.Storage).OfType<string>().Distinct(StringComparer.Ordinal)
        .Where(id => !context.Storage.Get(id).EnabledOn(node)).Order(StringComparer.Ordinal));

    private static IEnumerable<JObject> LocalDisks(VmContext context, GuestConfig config) => VolumeReferences.Of(context.Schema, config)
        .Where(use => !use.IsShared && !(use.IsCdrom && use.File == "none")
            && !(use.File.Contains(':', StringComparison.Ordinal) && context.Storage.Find(use.File.Split(':')[0]) is { Shared: true }))
        .Select(use => use.ToJson());

    private static JToken Migrate(PveCall call)
    {
        var context = new VmContext(call);
        var target = call.Text("target");
        if (target == context.Node)
        {
            throw PveError.Parameter("target", "target is local node.");
        }

        call.Datacenter.RequireQuorum();

        if (call.Datacenter.FindNode(target) is null)
        {
            throw PveError.Die($"no such cluster node '{target}'");
        }

        var vmId = (int)call.Number("vmid")!.Value;
        context.RequireRootFor("force", call.Flag("force") == true);
        context.RequireRootFor("migration_type", call.Has("migration_type"));
        context.RequireRootFor("migration_network", call.Has("migration_network"));
        var config = context.Load(vmId);
        config.RequireUnlocked();
        var running = context.IsRunning(vmId);
        if (running && call.Flag("online") != true)
        {
            throw PveError.Die("can't migrate running VM without --online");
        }

        var order = new MigrationOrder
        {
            Online = running,
            WithLocalDisks = call.Flag("with-local-disks") == true,
            Force = call.Flag("force") == true,
            Storages = StorageMap.Parse(call.OptionalText("targetstorage")),
        };
        RequireStorages(context, vmId, config, target, order, call.OptionalText("targetstorage") == "1");
        return HaRequests.Migrate(call, GuestKind.Vm, vmId, target)
            ?? call.ForkWork("qmigrate", Text(vmId), run => new Migration(new VmContext(run), vmId, target, order).Run());
    }

    private static void RequireStorages(VmContext context, int vmId, GuestConfig config, string target, MigrationOrder order, bool same)
    {
        if (order.Storages.Targets.Count > 0)
        {
            context.RequireOnVm(vmId, null, "VM.Config.Disk");
        }

        foreach (var id in order.Storages.Targets)
        {
            var storage = context.Storage.Get(id);
            storage.RequireEnabledOn(target);
            context.Require($"/storage/{id}", "Datastore.AllocateSpace");
            if (!storage.Content.Contains("images", StringComparer.Ordinal))
            {
                throw PveError.Die($"storage '{id}' does not support vm images");
            }
        }
        if (order.Storages.Targets.Count > 0 && !same)
        {
            return;
        }

        foreach (var drive in Drive.All(context.Schema, config.Options).Where(drive => drive.IsVolume))
        {
            var volume = context.Volumes.Resolve(drive.File);
            volume.Storage.RequireEnabledOn(context.Node);
            volume.Storage.RequireEnabledOn(target);
            if (!volume.Storage.Content.Contains(volume.Parts.Content, StringComparer.Ordinal))
            {
                throw PveError.Die(
                    $"{drive.File}: content type '{volume.Parts.Content}' is not available on storage '{volume.Storage.Id}'");
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
