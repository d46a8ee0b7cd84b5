using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary><c>/nodes/{node}/qemu/{vmid}/config</c>, <c>pending</c> and <c>unlink</c> (<c>PVE::API2::Qemu</c>).</summary>
public sealed class ConfigEndpoints : IEndpoints
{
    private const string Hidden = "**********";

    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/qemu/{vmid}/config", Read);
        router.On("GET", "/nodes/{node}/qemu/{vmid}/pending", Pending);
        router.On("PUT", "/nodes/{node}/qemu/{vmid}/config", call => Update(call, ConfigOrder.Of(call)));
        router.On("POST", "/nodes/{node}/qemu/{vmid}/config", UpdateInWorker);
        router.On("PUT", "/nodes/{node}/qemu/{vmid}/unlink", Unlink);
    }

    private static JToken Read(PveCall call)
    {
        var context = new VmContext(call);
        var snapshot = call.OptionalText("snapshot");
        if (snapshot is { Length: > 0 } && call.Flag("current") == true)
        {
            const string Message = "cannot use 'snapshot' parameter with 'current'";
            throw PveError.Parameters(
                new Dictionary<string, string>(StringComparer.Ordinal) { ["snapshot"] = Message, ["current"] = Message });
        }
        var config = context.Load((int)call.Number("vmid")!.Value);
        var options = snapshot is { Length: > 0 } ? config.Snapshot(snapshot)
            : call.Flag("current") == true ? config.Options
            : AfterStart(config);
        if (options.Has("cipassword"))
        {
            options["cipassword"] = Hidden;
        }

        var answer = context.Schema.ToJson(options);
        answer["digest"] = config.Digest;
        return answer;
    }

    /// <summary>The options as they will be once what is pending is in force.</summary>
    private static OptionSet AfterStart(VmConfig config)
    {
        var options = config.Options;
        foreach (var (key, value) in config.Pending.Where(option => option.Key != "delete"))
        {
            options[key] = value;
        }

        foreach (var key in PendingDeletions.Of(config).Keys)
        {
            options[key] = null;
        }

        return options;
    }

    private static JToken Pending(PveCall call)
    {
        var context = new VmContext(call);
        var config = context.Load((int)call.Number("vmid")!.Value);
        var deletions = PendingDeletions.Of(config);
        var answer = new JArray();
        foreach (var (key, value) in config.Options)
        {
            var entry = new JObject { ["key"] = key, ["value"] = key == "cipassword" ? Hidden : context.Schema.ToJson(key, value) };
            if (config.Pending[key] is { } pending)
            {
                entry["pending"] = PendingValue(context, key, pending);
            }

            if (deletions.Remove(key, out var force))
            {
                entry["delete"] = force ? 2 : 1;
            }

            answer.Add(entry);
        }
        answer.Add(new JObject { ["key"] = "digest", ["value"] = config.Digest });
        foreach (var (key, value) in config.Pending.Where(option => option.Key != "delete" && !config.Options.Has(option.Key)))
        {
            answer.Add(new JObject { ["key"] = key, ["pending"] = PendingValue(context, key, value) });
        }

        foreach (var (key, force) in deletions)
        {
            answer.Add(new JObject { ["key"] = key, ["delete"] = force ? 2 : 1 });
        }

        return answer;
    }

    private static JToken PendingValue(VmContext context, string key, string value) =>
        key == "cipassword" ? Hidden + " " : context.Schema.ToJson(key, value);

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
