using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Qemu;

/// <summary>The agent inside a VM (<c>PVE::QemuServer::Agent</c>).</summary>
internal static class GuestAgent
{
    /// <summary>Whether a config says that there is an agent.</summary>
    public static bool IsEnabled(VmContext context, GuestConfig config) =>
        context.Schema.Parse("agent", config["agent"]).GetValueOrDefault("enabled") == "1";

    /// <summary>Whether an agent answers. One that does not is waited for.</summary>
    /// <param name="quiet">Whether nothing is said of an agent that does not answer.</param>
    public static bool Ping(VmContext context, int vmId, bool quiet = false)
    {
        if (context.Processes.Find(vmId) is { IsPaused: false } && GuestSystems.Of(context.Datacenter).Of(vmId).HasAgent)
        {
            return true;
        }

        try
        {
            context.Run.Sleep(context.Datacenter.Pace.AgentTimeout);
        }
        catch (OperationCanceledException)
        {
            // The signal ends only the question; the worker goes on and has to be killed.
            context.Run.Print("QEMU Guest Agent is not running - received interrupt");
            throw new WorkerKilledException();
        }
        if (!quiet)
        {
            context.Run.Print($"QEMU Guest Agent is not running - VM {Text(vmId)} qga command 'guest-ping' failed - got timeout");
        }

        return false;
    }

    /// <summary>Fails unless an agent can be asked (<c>assert_agent_available</c>).</summary>
    public static VmProcess Require(VmContext context, int vmId)
    {
        var config = context.Load(vmId);
        if (config["agent"] is null)
        {
            throw PveError.Die("No QEMU guest agent configured");
        }

        if (context.Processes.Find(vmId) is not { } process)
        {
            throw PveError.Die($"VM {Text(vmId)} is not running");
        }

        return Ping(context, vmId, quiet: true) ? process : throw PveError.Die("QEMU guest agent is not running");
    }

    /// <summary>Asks the agent.</summary>
    /// <param name="command">Name without <c>guest-</c>.</param>
    public static JToken Ask(VmContext context, int vmId, string command)
    {
        var process = Require(context, vmId);
        var system = GuestSystems.Of(context.Datacenter).Of(vmId);
        if (system.AgentAnswers.TryGetValue(command, out var answer))
        {
            return answer();
        }

        switch (command)
        {
            case "fsfreeze-freeze" or "fsfreeze-thaw":
                process.IsFrozen = command == "fsfreeze-freeze";
                return 1;
            case "fsfreeze-status":
                return process.IsFrozen ? "frozen" : "thawed";
            case "get-time":
                return context.Datacenter.Clock.GetUtcNow().ToUnixTimeMilliseconds() * 1_000_000;
            case "shutdown" when system.ObeysShutdown:
                PowerOperations.Cleanup(context, vmId);
                return new JObject();
            case "suspend-ram" or "suspend-hybrid":
                process.State = "suspended";
                return JValue.CreateNull();
            case "suspend-disk":
                PowerOperations.Cleanup(context, vmId);
                return JValue.CreateNull();
            default:
                return AgentSystem.Answer(context, vmId, command) ?? new JObject();
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
