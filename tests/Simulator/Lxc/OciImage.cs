using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Storage;
using Proxmox.Simulator.Storage.Files;

namespace Proxmox.Simulator.Lxc;

/// <summary>An image of an application as a template for containers (<c>PVE::LXC::Create::restore_oci_archive</c>), since PVE 9.1.
/// </summary>
internal sealed partial class OciImage
{
    private readonly JObject _image;

    private OciImage(JObject image) => _image = image;

    /// <summary>The image in a template; null where it is none.</summary>
    public static OciImage? Read(LxcContext context, Volume template) =>
        context.Datacenter.Version != PveVersion.V84 && template.Name.EndsWith(".tar", StringComparison.Ordinal)
            && template.File is { } file && OciArchive.ReadConfig(file) is { } image ? new OciImage(image) : null;

    /// <summary>Makes a container do what the image is for.</summary>
    public void Apply(LxcContext context, GuestConfig config)
    {
        foreach (var path in (_image["Volumes"] as JObject)?.Properties().Select(volume => volume.Name) ?? [])
        {
            context.Run.Print($"creating base directory for volume at {path}");
        }

        List<string> command = [.. Texts("Entrypoint"), .. Texts("Cmd")];
        if (command is [not "/sbin/init", ..])
        {
            config["entrypoint"] = string.Join(' ', command.Select(Quote));
            config["cmode"] = "console";
            LeaveNetworkToHost(context, config);
        }

        if (_image.Value<string>("WorkingDir") is { Length: > 0 } directory)
        {
            config[GuestConfigFormat.RawOptions] += $"lxc.init.cwd: {directory}\n";
        }

        if (Texts("Env").ToList() is { Count: > 0 } variables)
        {
            config["env"] = string.Join('\0', variables);
        }

        config[GuestConfigFormat.RawOptions] += $"lxc.signal.halt: {_image.Value<string>("StopSignal") ?? "SIGTERM"}\n";
    }

    /// <summary>What is no init hardly cares for its network.</summary>
    private static void LeaveNetworkToHost(LxcContext context, GuestConfig config)
    {
        foreach (var key in config.Options.Keys.Where(NetworkDevices.IsDevice).ToList())
        {
            var device = NetworkInterface.Parse(context.Schema, key, config[key]!);
            if (device.TryAdd("host-managed", "1"))
            {
                context.Run.Print($"Auto-Enabling host-managed network for network device {key}.");
                config[key] = context.Schema.Print(key, device);
            }
        }
    }

    private IEnumerable<string> Texts(string key) => (_image[key] as JArray)?.Select(item => item.ToString()) ?? [];

    private static string Quote(string word) => Plain().IsMatch(word) ? word : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\A[\w!%+,\-./:=@^]+\z")]
    private static partial Regex Plain();
}
