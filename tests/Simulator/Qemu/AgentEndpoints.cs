using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary><c>/nodes/{node}/qemu/{vmid}/agent</c> (<c>PVE::API2::Qemu::Agent</c>).</summary>
public sealed class AgentEndpoints : IEndpoints
{
    private const int FirstGuestProcess = 1000;

    private static readonly string[] Reads =
    [
        "get-fsinfo", "get-host-name", "get-memory-block-info", "get-memory-blocks", "get-osinfo", "get-time", "get-timezone", "get-users",
        "get-vcpus", "info", "network-get-interfaces",
    ];

    private static readonly string[] Writes =
        ["fsfreeze-freeze", "fsfreeze-status", "fsfreeze-thaw", "fstrim", "ping", "shutdown", "suspend-disk", "suspend-hybrid",
            "suspend-ram"];

    private static readonly string[] Others = ["exec", "exec-status", "file-read", "file-write", "set-user-password"];

    public void Map(Router router)
    {
        const string Root = "/nodes/{node}/qemu/{vmid}/agent";
        router.On("GET", Root, _ => Router.Directory("name", Reads.Concat(Writes).Concat(Others).Order(StringComparer.Ordinal)));
        router.On("POST", Root, call => Result(call, call.Text("command")));
        foreach (var command in Reads)
        {
            router.On("GET", $"{Root}/{command}", call => Result(call, command));
        }

        foreach (var command in Writes)
        {
            router.On("POST", $"{Root}/{command}", call => Result(call, command));
        }

        router.On("POST", Root + "/set-user-password", call => Result(call, "set-user-password"));
        router.On("POST", Root + "/exec", Execute);
        router.On("GET", Root + "/exec-status", ExecutionStatus);
        router.On("GET", Root + "/file-read", GuestFiles.Read);
        router.On("POST", Root + "/file-write", GuestFiles.Write);
    }

    private static JToken Result(PveCall call, string command) =>
        new JObject { ["result"] = GuestAgent.Ask(new VmContext(call), VmId(call), command) };

    private static JToken Execute(PveCall call)
    {
        var command = call.Array("command");
        if (command.Count == 0 && !call.Has("input-data"))
        {
            throw PveError.Die("command or input-data (or both) required");
        }

        var process = GuestAgent.Require(new VmContext(call), VmId(call));
        var (exitCode, output, error) = System(call).Runs(command);
        var status = new JObject { ["exited"] = 1, ["exitcode"] = exitCode };
        if (output.Length > 0)
        {
            status["out-data"] = output;
        }

        if (error.Length > 0)
        {
            status["err-data"] = error;
        }

        var pid = FirstGuestProcess + process.GuestProcesses.Count;
        process.GuestProcesses[pid] = status;
        return new JObject { ["pid"] = pid };
    }

    private static JToken ExecutionStatus(PveCall call)
    {
        var process = GuestAgent.Require(new VmContext(call), VmId(call));
        var pid = (int)call.Number("pid")!.Value;
        // The agent forgets a process once it has told of its end.
        return process.GuestProcesses.Remove(pid, out var status)
            ? status
            : throw PveError.Die($"Agent error: Invalid parameter 'pid'");
    }

    private static int VmId(PveCall call) => (int)call.Number("vmid")!.Value;

    private static GuestSystem System(PveCall call) => GuestSystems.Of(call.Datacenter).Of(VmId(call));
}
