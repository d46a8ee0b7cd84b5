using System.Globalization;
using System.Security.Cryptography;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Http;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary>A VM's keyboard, monitor and statistics, and the tickets of its consoles (<c>PVE::API2::Qemu</c>).</summary>
public sealed class ConsoleEndpoints : IEndpoints
{
    private const int FirstVncPort = 5900;
    private const int PasswordLength = 8;
    private const string PasswordLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly TimeSpan ConsoleWait = TimeSpan.FromSeconds(10);

    public void Map(Router router)
    {
        router.On("PUT", "/nodes/{node}/qemu/{vmid}/sendkey", SendKey);
        router.On("POST", "/nodes/{node}/qemu/{vmid}/monitor", Monitor);
        router.On("POST", "/nodes/{node}/qemu/{vmid}/vncproxy", call => Proxy(call, "vncproxy"));
        router.On("POST", "/nodes/{node}/qemu/{vmid}/termproxy", call => Proxy(call, "vncproxy"));
    }

    private static void SendKey(PveCall call)
    {
        var context = new VmContext(call);
        context.RequireRootFor("skiplock", call.Flag("skiplock") == true);
        var vmId = (int)call.Number("vmid")!.Value;
        using var held = context.Lock(vmId);
        context.Load(vmId);
        if (context.Processes.Find(vmId) is null)
        {
            throw PveError.Die($"VM {call.Text("vmid")} not running");
        }
    }

    private static JToken Monitor(PveCall call)
    {
        var context = new VmContext(call);
        var command = call.Text("command").Trim();
        if (command.Length == 0)
        {
            throw PveError.Die("no command specified");
        }

        var vmId = (int)call.Number("vmid")!.Value;
        context.Load(vmId);
        if (context.Processes.Find(vmId) is not { } process)
        {
            return $"ERROR: VM {call.Text("vmid")} not running\n";
        }

        return command switch
        {
            "info status" => $"VM status: {process.State}\r\n",
            "info version" => context.Hypervisor.Version + "\r\n",
            _ => $"unknown command: '{command}'\r\n",
        };
    }

    /// <summary>A console that nobody connects to: its worker gives up after a while.</summary>
    private static JToken Proxy(PveCall call, string type)
    {
        var context = new VmContext(call);
        context.Load((int)call.Number("vmid")!.Value);
        var ticket = $"PVEVNC:{call.Datacenter.Clock.UnixSeconds:X8}::{Convert.ToBase64String(RandomNumberGenerator.GetBytes(256))}";
        var password = WithPassword(call, context) ? RandomNumberGenerator.GetString(PasswordLetters, PasswordLength) : null;
        var upid = call.ForkWork(type, call.Text("vmid"), run =>
        {
            run.Sleep(ConsoleWait);
            throw PveError.Die("connection timed out");
        });
        var answer = new JObject
        {
            ["user"] = call.AuthId,
            ["ticket"] = password is null ? ticket : $"{password}:{ticket}",
            ["port"] = FirstVncPort.ToString(CultureInfo.InvariantCulture),
            ["upid"] = upid,
            ["cert"] = Certificates.Shared.AuthorityPem,
        };
        if (password is not null)
        {
            answer["password"] = password;
        }

        return answer;
    }

    /// <summary>Whether the console wants a password of its own: newer releases give one to all but serial consoles.</summary>
    private static bool WithPassword(PveCall call, VmContext context)
    {
        if (call.Method.PathTemplate.EndsWith("/termproxy", StringComparison.Ordinal))
        {
            return false;
        }

        var display = context.Schema.Parse("vga", context.Load((int)call.Number("vmid")!.Value)["vga"]).GetValueOrDefault("type");
        return call.Flag("generate-password") == true || (context.Datacenter.Version != PveVersion.V84
            && (call.Flag("websocket") == true || display?.StartsWith("serial", StringComparison.Ordinal) != true));
    }
}
