using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Profiles;

namespace Proxmox.Simulator;

/// <summary>What the program says when it listens: lines for a shell, or one line of JSON for a script.</summary>
public static class Announcement
{
    /// <summary>One line of JSON with all that a client needs.</summary>
    public static void WriteJson(TextWriter writer, PveSimulator simulator, SimulatorOptions options)
    {
        var facts = new JObject
        {
            ["endpoint"] = simulator.Endpoint.ToString(),
            ["version"] = options.Version.Text(),
            ["profile"] = options.Profile,
            ["api_token"] = simulator.ApiToken,
            ["username"] = simulator.Username,
            ["password"] = simulator.Password,
            ["fingerprint"] = simulator.Fingerprint,
            ["ca_pem"] = simulator.CaPem,
        };
        writer.WriteLine(facts.ToString(Formatting.None));
    }

    /// <summary>Lines that a shell can be given as they are; all but the exports are comments.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="simulator">What is announced.</param>
    /// <param name="options">How it was started.</param>
    /// <param name="caFile">The file that the authority was written to; null for none.</param>
    public static void WriteExports(TextWriter writer, PveSimulator simulator, SimulatorOptions options, string? caFile)
    {
        writer.WriteLine($"# A simulated PVE {options.Version.Text()}. In the shell that is to use it:");
        Export(writer, "ENDPOINT", simulator.Endpoint.ToString());
        Export(writer, "API_TOKEN", simulator.ApiToken);
        if (caFile is null)
        {
            Export(writer, "FINGERPRINT", simulator.Fingerprint);
        }
        else
        {
            Export(writer, "CA_FILE", caFile);
        }

        writer.WriteLine($"# To log in: {simulator.Username}, password {simulator.Password}.");
        WriteStock(writer, simulator);
        writer.WriteLine("# Ctrl-C ends it, and nothing is left.");
    }

    private static void WriteStock(TextWriter writer, PveSimulator simulator)
    {
        var node = $"/nodes/{simulator.Datacenter.LocalNode}";
        var images = ListOf(simulator, $"{node}/storage/local/content").Select(volume => (string)volume["volid"]!).ToList();
        var guests = ListOf(simulator, $"{node}/qemu").Where(guest => (int)guest["vmid"]! < Herd.FirstVmId)
            .OrderBy(guest => (int)guest["vmid"]!)
            .Select(guest => $"{((int?)guest["template"] == 1 ? "template" : "VM")} {guest["vmid"]} {guest["name"]}").ToList();
        foreach (var thing in images.Concat(guests))
        {
            writer.WriteLine($"#   {thing}");
        }
    }

    private static IEnumerable<JToken> ListOf(PveSimulator simulator, string path) => simulator.Request("GET", path) ?? new JArray();

    // No value has a quote in it but for a path that is one's own.
    private static void Export(TextWriter writer, string name, string value) =>
        writer.WriteLine($"export PROXMOX_VE_{name}='{value.Replace("'", "'\\''", StringComparison.Ordinal)}'");
}
