using Proxmox.Model.Fields;
using Proxmox.Resources.Qemu;
using Proxmox.Simulator.Schema;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>Whether there is an attribute for everything that PVE lets one say of a VM.</summary>
internal sealed class ReachTests
{
    private const string Volumes =
        "What a drive holds is said by storage, size, volume, import_from, iso and cloud_init; the request is made from these.";

    /// <summary>Parameters, or members of property strings, that no attribute stands for, with the reason.</summary>
    private static readonly Dictionary<string, string> LeftOut = new(StringComparer.Ordinal)
    {
        ["agent.freeze-fs"] = "The newer name of freeze-fs-on-backup, which every version takes.",
        ["archive"] = "A restore is no declared state.",
        ["autostart"] = "PVE ignores it.",
        ["boot.legacy"] = "The old form of the order.",
        ["bootdisk"] = "The old form of the order.",
        ["bwlimit"] = "Only for restores.",
        ["cdrom"] = "Another name of ide2.",
        ["cpu.reported-model"] = "PVE takes it in custom CPU models alone.",
        ["delete"] = "Written from what the plan clears.",
        ["digest"] = "Written from what was read.",
        ["drive.cyls"] = "PVE 9 has dropped the geometry of disks.",
        ["drive.file"] = Volumes,
        ["drive.heads"] = "PVE 9 has dropped the geometry of disks.",
        ["drive.import-from"] = Volumes,
        ["drive.media"] = Volumes,
        ["drive.secs"] = "PVE 9 has dropped the geometry of disks.",
        ["drive.trans"] = "PVE 9 has dropped the geometry of disks.",
        ["efidisk0.file"] = Volumes,
        ["efidisk0.import-from"] = Volumes,
        ["efidisk0.size"] = "The size of the variables follows from their type.",
        ["force"] = "Written where a volume is to be deleted; a create never overwrites a VM.",
        ["ha-managed"] = "The HA manager has a resource of its own.",
        ["import-working-storage"] = "PVE chooses where it unpacks images.",
        ["live-restore"] = "Only for restores.",
        ["lock"] = "PVE's own mark of work under way.",
        ["revert"] = "A plan sets what it wants and takes nothing back.",
        ["skiplock"] = "Locks are waited for.",
        ["smbios1.base64"] = "Follows from the texts.",
        ["smp"] = "The old name of sockets.",
        ["start"] = "A new VM is started when it is complete.",
        ["storage"] = "Every drive says its own.",
        ["tpmstate0.file"] = Volumes,
        ["tpmstate0.import-from"] = Volumes,
        ["tpmstate0.size"] = "The size of the state is fixed.",
        ["unique"] = "Only for restores.",
        ["unused.file"] = "What PVE keeps of volumes that left their slots.",
    };

    [TestCase("8.4")]
    [TestCase("9.2")]
    public void Every_parameter_of_a_VM_is_reachable(string version) =>
        Assert.That(Said(version).Where(said => !Vm.Declaration.Fields.Any(field => Reaches(field, said.Parameter, said.Member)))
            .Select(Written).Except(LeftOut.Keys), Is.Empty);

    [Test]
    public void What_is_left_out_is_there_and_not_reachable()
    {
        var all = Said("8.4").Concat(Said("9.2")).ToLookup(Written);
        Assert.That(LeftOut.Keys.Where(key => !all.Contains(key)), Is.Empty);
        Assert.That(LeftOut.Keys.Where(
            key => all[key].All(said => Vm.Declaration.Fields.Any(field => Reaches(field, said.Parameter, said.Member)))), Is.Empty);
    }

    // What can be said when a VM is created and when it is changed, down to the members of property strings.
    private static IEnumerable<(string Parameter, string? Member)> Said(string version) =>
        from call in new[] { (Verb: "POST", Path: "/nodes/pve1/qemu"), (Verb: "PUT", Path: "/nodes/pve1/qemu/100/config") }
        from parameter in ApiTable.For(version).Find(call.Verb, call.Path, out _)!.Parameters
        from member in parameter.Key == "cdrom" ? [null] : Members(parameter.Value)
        select (parameter.Key, member);

    private static string Written((string Parameter, string? Member) said) =>
        Family(said.Parameter) + (said.Member is null ? "" : "." + said.Member);

    private static bool Reaches(Field field, string parameter, string? member) => field switch
    {
        { Part: { } part } => field.Wire == parameter && part == member,
        { WireForm: WireForm.Inline } => field.Type.Nested.Any(inner => Reaches(inner, parameter, member)),
        { WireForm: WireForm.Slots } => field.IsInput && field.SlotKey(parameter) is not null && Knows(field, member),
        _ => field.IsInput && field.Wire == parameter && Knows(field, member),
    };

    private static bool Knows(Field field, string? member) =>
        member is null || field.Type.Nested.Any(inner => inner.WireForm == WireForm.Inline ? Knows(inner, member) : inner.Wire == member);

    private static IEnumerable<string?> Members(ParameterRule rule) =>
        (rule.PropertyString ?? (rule.Format is { } format && PropertyStringFormats.All.TryGetValue(format, out var named)
            ? named.Keys : null)) is { } keys
            ? keys.Where(key => key.Value.Alias is null).Select(key => (string?)key.Key)
            : [null];

    private static string Family(string parameter) => parameter.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') switch
    {
        "scsi" or "virtio" or "sata" or "ide" => "drive",
        "unused" => "unused",
        _ => parameter,
    };
}
