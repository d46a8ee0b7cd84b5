using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary><c>/nodes/{node}/qemu/{vmid}/cloudinit</c> (<c>PVE::API2::Qemu</c>).</summary>
public sealed class CloudInitEndpoints : IEndpoints
{
    private const string Hidden = "**********";

    private static readonly string[] Shown =
        ["cicustom", "cipassword", "citype", "ciuser", "ciupgrade", "nameserver", "searchdomain", "sshkeys"];

    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/qemu/{vmid}/cloudinit", Pending);
        router.On("PUT", "/nodes/{node}/qemu/{vmid}/cloudinit", Regenerate);
        router.On("GET", "/nodes/{node}/qemu/{vmid}/cloudinit/dump", Dump);
    }

    private static JToken Pending(PveCall call)
    {
        var context = new VmContext(call);
        var config = context.Load((int)call.Number("vmid")!.Value);
        var drive = config.CloudInit?.Clone() ?? new OptionSet();
        var added = PerlList.Split(drive.Take("added"));
        JToken Value(string key, string value) => key == "cipassword" ? Hidden : context.Schema.ToJson(key, value);
        var answer = new JArray();
        foreach (var key in added)
        {
            answer.Add(new JObject { ["key"] = key, ["pending"] = config[key] is { } value ? Value(key, value) : JValue.CreateNull() });
        }

        foreach (var key in Shown.Where(key => config[key] is { Length: > 0 } and not "0" && !added.Contains(key)))
        {
            var entry = new JObject { ["key"] = key, ["value"] = Value(key, drive[key] ?? config[key]!) };
            if (drive.Has(key))
            {
                entry["pending"] = Value(key, config[key]!);
            }

            answer.Add(entry);
        }
        foreach (var key in drive.Keys.Where(key => !config.Options.Has(key)))
        {
            answer.Add(new JObject { ["key"] = key, ["delete"] = 1 });
        }

        return answer;
    }

    private static void Regenerate(PveCall call)
    {
        var context = new VmContext(call);
        var vmId = (int)call.Number("vmid")!.Value;
        using var held = context.Lock(vmId);
        var config = context.Load(vmId);
        config.RequireUnlocked();
        CloudInitDrive.Update(context, vmId, config);
    }

    private static JToken Dump(PveCall call)
    {
        var context = new VmContext(call);
        var vmId = (int)call.Number("vmid")!.Value;
        var texts = new CloudInitTexts(context, vmId, context.Load(vmId).Options);
        var masked = !context.Allows($"/vms/{vmId.ToString(CultureInfo.InvariantCulture)}", "VM.Config.Cloudinit");
        return call.Text("type") switch
        {
            "user" => texts.User(masked && context.Datacenter.Version != PveVersion.V84),
            "network" => texts.Network(),
            _ => texts.Meta(),
        };
    }
}
