using Proxmox.Client;
using Proxmox.Model.Fields;
using Proxmox.Resources.Qemu.Drives;

namespace Proxmox.Resources.Qemu;

/// <summary>
/// Where the config of a VM is written otherwise than the fields have it: PVE's answer into what they read, and what they write into PVE's
/// parameters.
/// </summary>
internal static class VmWire
{
    private const string Hotplug = "hotplug";
    private const string SshKeys = "sshkeys";

    private static readonly SlotName Networks = new("net", 32);

    /// <summary>The config as the fields read it.</summary>
    public static PveData Read(PveData config) =>
        PveData.Object(config.Members.Select(option => KeyValuePair.Create(option.Key, Read(option.Key, option.Value))));

    /// <summary>Brings the parameters that are about to be sent into the form that PVE takes.</summary>
    public static void Write(Form form)
    {
        Replace(form, Hotplug, features => features == General.NoHotplug ? "0" : features);
        Replace(form, Smbios.Parameter, Smbios.Marked);
        JoinKeys(form);
    }

    /// <summary>The same for a new VM, which gets here what PVE gives only to one that comes without the parameter.</summary>
    public static void WriteNew(Form form)
    {
        Replace(form, Smbios.Parameter, Smbios.Identified);
        Write(form);
    }

    private static PveData Read(string option, PveData value) => option switch
    {
        Hotplug => PveData.Of(value.AsText() switch { "0" => General.NoHotplug, "1" => "network,disk,usb", var features => features }),
        Smbios.Parameter => Smbios.Decoded(value),
        SshKeys => PveData.Array(Keys(Uri.UnescapeDataString(value.AsText() ?? "")).Select(PveData.Of)),
        _ when Drive.IsSlot(option) => Drive.Read(value.AsText() ?? ""),
        "agent" => Renamed(
            value, "enabled", part => part.Key is "freeze-fs" or "guest-fsfreeze" ? [new("freeze-fs-on-backup", part.Value)] : [part]),
        // The model's name stands in for the key of the address: virtio=BC:24:11:00:00:01.
        _ when Networks.Names(option) => Renamed(value, "model", part =>
            part.Key != "macaddr" && part.Value.Contains(':', StringComparison.Ordinal)
                && Formats.MacAddress.Canonical(part.Value) is not null
                ? [new("model", part.Key), new("macaddr", part.Value)]
                : [part]),
        _ => value,
    };

    private static PveData Renamed(PveData told, string defaultKey, Func<Property, Property[]> rename) =>
        told.AsText() is { } text && PropertyString.TryParse(text, defaultKey, out var parts, out _)
            ? PveData.Object(parts.SelectMany(rename).Select(part => KeyValuePair.Create(part.Key, PveData.Of(part.Value))))
            : told;

    // One text with a key in each line, which is percent-encoded once more within the parameter.
    private static void JoinKeys(Form form)
    {
        var keys = form.Where(entry => entry.Key == SshKeys).Select(entry => entry.Value.Trim()).ToList();
        if (form.Remove(SshKeys))
        {
            form.Add(SshKeys, Uri.EscapeDataString(string.Join('\n', keys)));
        }
    }

    // Files of keys may hold comments.
    private static IEnumerable<string> Keys(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#');

    private static void Replace(Form form, string parameter, Func<string, string> rewrite)
    {
        if (form[parameter] is { } value)
        {
            form.Remove(parameter);
            form.Add(parameter, rewrite(value));
        }
    }
}
