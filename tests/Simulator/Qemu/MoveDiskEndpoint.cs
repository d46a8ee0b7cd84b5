using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary>
/// <c>POST /nodes/{node}/qemu/{vmid}/move_disk</c> (<c>PVE::API2::Qemu::move_vm_disk</c>): to another storage, or to another VM.
/// </summary>
public sealed class MoveDiskEndpoint : IEndpoints
{
    public void Map(Router router) => router.On("POST", "/nodes/{node}/qemu/{vmid}/move_disk", Move);

    private static JToken Move(PveCall call)
    {
        var context = new VmContext(call);
        var slot = call.Text("disk");
        var order = new Order
        {
            VmId = (int)call.Number("vmid")!.Value,
            Slot = slot,
            Storage = call.OptionalText("storage"),
            Format = call.OptionalText("format"),
            Delete = call.Flag("delete") == true,
            Digest = call.OptionalText("digest"),
        };
        var other = (int?)call.Number("target-vmid");
        switch (order.Storage, other)
        {
            case (not null, not null):
                throw Both("either set 'storage' or 'target-vmid', but not both");
            case (null, null):
                throw Both("both 'storage' and 'target-vmid' missing, either needs to be set");
            case (null, { } targetId):
                var targetSlot = call.OptionalText("target-disk") ?? slot;
                return new DiskReassignment(order.VmId, slot, targetId, targetSlot, order.Digest, call.OptionalText("target-digest"))
                    .Start(call, context);
            default:
                context.Require($"/storage/{order.Storage}", "Datastore.AllocateSpace");
                Check(context, order);
                return call.ForkWork("qmmove", call.Text("vmid"), run =>
                {
                    var own = new VmContext(run);
                    using var held = own.Lock(order.VmId);
                    Run(own, order);
                });
        }
    }

    private static (GuestConfig Config, Drive Drive, bool Snapshotted) Check(VmContext context, Order order)
    {
        var config = context.Load(order.VmId);
        config.RequireUnlocked();
        config.RequireDigest(order.Digest);

        var drive = Drive.Parse(
            context.Schema, order.Slot, config[order.Slot] ?? throw PveError.Die($"disk '{order.Slot}' does not exist"));
        if (drive.IsPlainCdrom)
        {
            throw PveError.Die("you can't move a cdrom");
        }

        var format = context.Volumes.Resolve(drive.File).Parts.Format;
        if (drive.Storage == order.Storage && (order.Format is null || order.Format == format))
        {
            throw PveError.Die("you can't move to the same storage with same format");
        }

        var storage = context.Storage.Get(order.Storage!);
        storage.RequireEnabledOn(context.Node);
        if (!storage.Content.Contains("images", StringComparer.Ordinal))
        {
            throw PveError.Parameter("storage", $"storage '{storage.Id}' does not support vm images");
        }

        var snapshotted = VmDisks.IsInUse(context, config, order.Slot, drive.File);
        if (snapshotted && order.Delete)
        {
            throw PveError.Die("you can't move a disk with snapshots and delete the source");
        }

        return (config, drive, snapshotted);
    }

    private static void Run(VmContext context, Order order)
    {
        var (config, drive, snapshotted) = Check(context, order);
        context.Run.Print($"copying volume '{drive.File}' from current storage '{drive.Storage}' to target storage '{order.Storage}'");
        var made = new List<string>();
        try
        {
            if (snapshotted)
            {
                context.Run.Print("moving disk with snapshots, snapshots will not be moved!");
            }

            var source = new CloneSource(drive, context.IsRunning(order.VmId), Snapshot: null);
            var target = new CloneTarget(order.VmId, order.Storage, order.Format, Full: true);
            config[order.Slot] = DiskClone.Run(context, source, target, config.Options, made).Print();
            if (!order.Delete)
            {
                var key = VmDisks.KeepUnused(context, config.Options, drive.File);
                context.Run.Print($"adding source volume '{drive.File}' as '{key}' to config");
            }
            if (config.IsTemplate)
            {
                TemplateEndpoint.ConvertVolumes(context, order.VmId, config, order.Slot);
            }

            context.Write(order.VmId, config);
        }
        catch (Exception error) when (error is PveError or OperationCanceledException)
        {
            made.ForEach(context.Volumes.Free);
            throw PveError.Die(
                "storage migration failed: " + (error is PveError known ? known.Stringify().TrimEnd('\n') : "interrupted by signal"));
        }
        if (!order.Delete)
        {
            return;
        }

        context.Run.Print($"removing source volume '{drive.File}' after successful copy");
        context.Volumes.Free(drive.File);
    }

    private static PveError Both(string message) => PveError.Parameters(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["target-vmid"] = message, ["storage"] = message });

    private sealed record Order
    {
        public required int VmId { get; init; }

        public required string Slot { get; init; }

        public string? Storage { get; init; }

        public string? Format { get; init; }

        public bool Delete { get; init; }

        public string? Digest { get; init; }
    }
}
