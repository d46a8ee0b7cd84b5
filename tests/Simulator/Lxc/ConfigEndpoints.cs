using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Lxc;

/// <summary><c>/nodes/{node}/lxc/{vmid}/config</c> and <c>pending</c> (<c>PVE::API2::LXC::Config</c>).</summary>
public sealed class ConfigEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/lxc/{vmid}/config", call => GuestConfigView.Read(call, new LxcContext(call), MayRead(call)));
        router.On("GET", "/nodes/{node}/lxc/{vmid}/pending", call => GuestConfigView.Pending(call, new LxcContext(call), MayRead(call)));
        router.On("PUT", "/nodes/{node}/lxc/{vmid}/config", Update);
    }

    /// <summary>What the environment of a container's processes holds is not for everybody who may look at it.</summary>
    private static Func<string, bool> MayRead(PveCall call) =>
        key => key != "env" || call.Allows($"/vms/{call.Text("vmid")}", "VM.Config.Options");

    private static void Update(PveCall call)
    {
        var context = new LxcContext(call);
        var vmId = (int)call.Number("vmid")!.Value;
        if (ConfigUpdate.Options(call, "digest").Count == 0)
        {
            throw PveError.Die("no options specified");
        }

        var set = ConfigUpdate.Options(call, "digest", "delete", "revert");
        var (delete, revert) = (call.List("delete"), call.List("revert"));
        using var held = context.Lock(vmId);
        var config = context.Load(vmId);
        config.RequireUnlocked();
        config.RequireDigest(call.OptionalText("digest"));
        var permissions = new ConfigPermissions(context, vmId, pool: null, config, config["unprivileged"] == "1");
        permissions.RequireDelete(delete.Concat(revert));
        RequireSound(context, set, delete, revert);
        permissions.RequireSet(set);
        var errors = ConfigUpdate.Run(context, vmId, config, set, delete, revert);
        if (errors.Count > 0)
        {
            throw PveError.Parameters(errors);
        }

        context.Write(vmId, config);
        NetworkInterface.RequireRunnable(context, context.Load(vmId));
    }

    /// <summary>Fails where the call contradicts itself or names what does not exist (400).</summary>
    private static void RequireSound(LxcContext context, OptionSet set, IReadOnlyList<string> delete, IReadOnlyList<string> revert)
    {
        foreach (var key in revert)
        {
            Require(context.Schema.Exists(key), "revert", $"unknown option '{key}'");
            Require(!set.Has(key), "revert", $"you can't use '-{key}' and '-revert {key}' at the same time");
        }

        foreach (var key in delete)
        {
            Require(context.Schema.Exists(key), "delete", $"unknown option '{key}'");
            Require(!set.Has(key), "delete", $"you can't use '-{key}' and -delete {key}' at the same time");
            Require(!revert.Contains(key), "delete", $"you can't use '-delete {key}' and '-revert {key}' at the same time");
        }
    }

    private static void Require(bool isSound, string parameter, string message)
    {
        if (!isSound)
        {
            throw PveError.Parameter(parameter, message);
        }
    }
}
