namespace Proxmox.Simulator.Nodes.Network;

/// <summary>Where in PVE's source interfaces are written, as Perl tells of it behind what it dies of.</summary>
/// <param name="File">The file.</param>
/// <param name="Families">The line that wants the families of an interface.</param>
/// <param name="Parent">The line that wants what a VLAN is on.</param>
/// <param name="Id">The line that wants the number of a VLAN.</param>
/// <param name="Primary">The line that wants the primary of a bond among its members.</param>
internal sealed record InterfacesSource(string File, int Families, int Parent, int Id, int Primary)
{
    private static readonly InterfacesSource Own = new("/usr/share/perl5/PVE/Network/Interfaces.pm", 1130, 954, 962, 908);
    private static readonly InterfacesSource WithOthers = new("/usr/share/perl5/PVE/INotify.pm", 1792, 1628, 1636, 1585);

    /// <summary>The source of a version.</summary>
    public static InterfacesSource Of(PveVersion version) => version == PveVersion.V84 ? WithOthers : Own;

    /// <summary>What is said of a failure at a line.</summary>
    public PveError Die(string words, int line) => PveError.Die($"{words} at {File} line {line}.");
}
