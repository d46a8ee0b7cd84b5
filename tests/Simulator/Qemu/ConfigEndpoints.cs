using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary><c>/nodes/{node}/qemu/{vmid}/config</c>, <c>pending</c> and <c>unlink</c> (<c>PVE::API2::Qemu</c>).</summary>
public sealed class ConfigEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/qemu/{vmid}/config", call => GuestConfigView.Read(call, new VmContext(call)));
        router.On("GET", "/nodes/{node}/qemu/{vmid}/pending", call => GuestConfigView.Pending(call, new VmContext(call)));
        router.On("PUT", "/nodes/{node}/qemu/{vmid}/config", call => Update(call, ConfigOrder.Of(call)));
        router.On("POST", "/nodes/{node}/qemu/{vmid}/config", UpdateInWorker);
        router.On("PUT", "/nodes/{node}/qemu/{vmid}/unlink", Unlink);
    }

    private static JToken? Update(PveCall call, ConfigOrder order)
    {
        var context = new VmContext(call);
        var update = new ConfigUpdate(context, order);
        update.Check();
        using var held = context.Lock(order.VmId);
        update.Run();
        return null;
    }

    private static JToken? UpdateInWorker(PveCall call)
    {
        var context = new VmContext(call);
        var order = ConfigOrder.Of(call);
        new ConfigUpdate(context, order).Check();
        var upid = call.ForkWork("qmconfig", order.VmId.ToString(CultureInfo.InvariantCulture), run =>
        {
            var own = new VmContext(run);
            using var held = own.Lock(order.VmId);
            new ConfigUpdate(own, order).Run();
        });
        if (call.Number("background_delay") is not { } delay)
        {
            return upid;
        }

        var task = call.Datacenter.Tasks.Find(upid)!;
        if (!call.Execution.WaitUntil(() => !task.Running, TimeSpan.FromSeconds(delay)))
        {
            return upid;
        }

        if (task.ExitStatus != "OK" && !task.ExitStatus!.StartsWith("WARNINGS: ", StringComparison.Ordinal))
        {
            throw PveError.Die($"failed to update VM {order.VmId.ToString(CultureInfo.InvariantCulture)}: {task.ExitStatus}");
        }

        return null;
    }

    private static JToken? Unlink(PveCall call) => Update(call, new ConfigOrder
    {
        VmId = (int)call.Number("vmid")!.Value,
        Options = new OptionSet(),
        Delete = call.List("idlist"),
        Force = call.Flag("force") == true,
        Log = $"-delete {call.Text("idlist")}",
    });
}
