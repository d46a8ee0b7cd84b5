using System.Globalization;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary>The options among a call's parameters.</summary>
internal static class VmOptions
{
    private const int MostCpuUnits = 10000;

    /// <summary>Every parameter but some, as text.</summary>
    /// <param name="except">What is no option, beside <c>node</c> and <c>vmid</c>.</param>
    public static OptionSet Of(PveCall call, params string[] except)
    {
        CustomCpuModelEndpoints.RequireModel(call.Datacenter, call.OptionalText("cpu"));
        var options = new OptionSet();
        foreach (var key in call.Parameters.Keys.Where(key => key is not ("node" or "vmid") && !except.Contains(key)))
        {
            options[key] = call.OptionalText(key);
        }

        if (options["cpuunits"] is { } units && long.Parse(units, CultureInfo.InvariantCulture) > MostCpuUnits)
        {
            options["cpuunits"] = MostCpuUnits.ToString(CultureInfo.InvariantCulture);
        }

        return options;
    }

    /// <summary>The old name of the second disc drive of the IDE bus.</summary>
    public static void ResolveCdrom(OptionSet options)
    {
        if (options.Take("cdrom") is { } disc)
        {
            options["ide2"] = disc.Contains("media=", StringComparison.Ordinal) ? disc : disc + ",media=cdrom";
        }
    }
}
