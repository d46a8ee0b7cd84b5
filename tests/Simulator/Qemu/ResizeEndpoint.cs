using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Qemu;

/// <summary><c>PUT /nodes/{node}/qemu/{vmid}/resize</c> (<c>PVE::API2::Qemu::resize_vm</c>).</summary>
public sealed class ResizeEndpoint : IEndpoints
{
    public void Map(Router router) => router.On("PUT", "/nodes/{node}/qemu/{vmid}/resize", Resize);

    private static JToken? Resize(PveCall call)
    {
        var context = new VmContext(call);
        var skipLock = call.Flag("skiplock") == true;
        context.RequireRootFor("skiplock", skipLock);
        var order = new Order((int)call.Number("vmid")!.Value, call.Text("disk"), call.Text("size"), call.OptionalText("digest"), skipLock);
        return call.ForkWork("resize", call.Text("vmid"), run =>
        {
            var own = new VmContext(run);
            using var held = own.Lock(order.VmId);
            Run(own, order);
        });
    }

    private static void Run(VmContext context, Order order)
    {
        var config = context.Load(order.VmId);
        if (order.Digest is { Length: > 0 } digest && digest != config.Digest)
        {
            throw PveError.Die("checksum mismatch (file change by other user?)");
        }

        if (!order.SkipLock)
        {
            config.RequireUnlocked();
        }

        var drive = Drive.Parse(
            context.Schema, order.Slot, config[order.Slot] ?? throw PveError.Die($"disk '{order.Slot}' does not exist"));
        if (drive.IsCdrom)
        {
            throw PveError.Die("you can't resize a cdrom");
        }

        context.Volumes.Resolve(drive.File);
        context.Require($"/storage/{drive.Storage}", "Datastore.AllocateSpace");
        var size = context.Volumes.Activate(drive.File).Size;
        var wanted = Sizes.Change(order.Size, size);
        if (wanted < size)
        {
            throw PveError.Die("shrinking disks is not supported");
        }

        if (wanted == size)
        {
            return;
        }

        context.Volumes.Resize(drive.File, wanted, context.IsRunning(order.VmId));
        drive.Size = wanted;
        config[order.Slot] = drive.Print();
        context.Write(order.VmId, config);
    }

    private sealed record Order(int VmId, string Slot, string Size, string? Digest, bool SkipLock);
}
