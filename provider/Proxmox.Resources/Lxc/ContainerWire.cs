using Proxmox.Client;

namespace Proxmox.Resources.Lxc;

/// <summary>
/// Where the config of a container is written otherwise than the fields have it: PVE's answer into what they read, and what they write
/// into PVE's parameters.
/// </summary>
internal static class ContainerWire
{
    // What PVE means by their absence, which is not what a new container gets without them.
    private static readonly (string Option, PveData Meaning)[] Absent =
        [(General.Unprivileged.Wire, PveData.Of(false)), (Processors.Swap.Wire, PveData.Of(0))];

    /// <summary>The config as the fields read it.</summary>
    public static PveData Read(PveData config) =>
        PveData.Object(
            config.Members.Select(option => KeyValuePair.Create(option.Key, Read(option.Key, option.Value)))
                .Concat(Absent.Where(absent => config[absent.Option].IsNull)
                    .Select(absent => KeyValuePair.Create(absent.Option, absent.Meaning))));

    /// <summary>Brings the parameters that are about to be sent into the form that PVE takes.</summary>
    public static void Write(Form form)
    {
        var keys = form.Where(entry => entry.Key == Source.SshKeys.Wire).Select(entry => entry.Value.Trim()).ToList();
        if (form.Remove(Source.SshKeys.Wire))
        {
            form.Add(Source.SshKeys.Wire, string.Join('\n', keys));
        }
    }

    private static PveData Read(string option, PveData value) =>
        MountPoints.Map.IsSlot(option) ? MountPoint.Read(value.AsText() ?? "") : value;
}
