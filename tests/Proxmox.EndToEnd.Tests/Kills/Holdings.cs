using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator;

namespace Proxmox.EndToEnd.Tests.Kills;

/// <summary>What PVE has: guests, and volumes of all nodes and storages.</summary>
/// <param name="Guests">The guests' VMIDs.</param>
/// <param name="Volumes">Volume ids, each with its node before it.</param>
internal sealed partial record Holdings(IReadOnlyList<long> Guests, IReadOnlyList<string> Volumes)
{
    /// <summary>Looks.</summary>
    public static Holdings Of(PveSimulator pve) => new(
        [.. pve.Request("GET", "/cluster/resources", ("type", "vm"))!.Select(guest => (long)guest["vmid"]!)],
        [
            .. from node in pve.Datacenter.Nodes
               from storage in pve.Request("GET", $"/nodes/{node.Name}/storage")!
               from volume in pve.Request("GET", $"/nodes/{node.Name}/storage/{storage["storage"]}/content")!
               select $"{node.Name} {volume["volid"]}",
        ]);

    /// <summary>Insists that PVE has now what was there, what a client has recorded, and nothing else.</summary>
    public void CheckGrownBy(IReadOnlyList<(string Type, JToken Attributes)> recorded, KilledAct act, PveSimulator pve)
    {
        Assert.That(recorded, Has.Count.EqualTo(act.Objects), act.Name);
        var guests = recorded.Where(entry => entry.Type is "proxmox_vm" or "proxmox_container")
            .Select(entry => new RecordedGuest(entry.Type == "proxmox_vm" ? "qemu" : "lxc", entry.Attributes)).ToList();
        var configs = guests.ToDictionary(guest => guest, guest => (JObject)pve.Request("GET", guest.Path + "/config")!);
        var now = Of(pve);
        Assert.That(now.Guests, Is.EquivalentTo([.. Guests, .. guests.Select(guest => guest.VmId)]), $"guests, {act.Name}");
        Assert.That(
            now.Volumes,
            Is.EquivalentTo(
            [
                .. Volumes,
                .. recorded.Select(entry => entry.Attributes).Where(attributes => attributes["volume_id"] is not null)
                    .Select(file => $"{file["node"]} {file["volume_id"]}"),
                .. configs.SelectMany(config => VolumesIn(config.Value).Select(volume => $"{config.Key.Node} {volume}")),
            ]),
            $"volumes, {act.Name}");
        Assert.That(configs.Values.SelectMany(config => config.Properties()).Select(option => option.Name),
            Has.None.Matches("^(unused[0-9]+|lock)$"), act.Name);
        Assert.That(
            act.Objects == 0 ? []
                : pve.Request("GET", "/pools", ("poolid", "team"))![0]!["members"]!.Select(member => (long)member["vmid"]!),
            Is.EquivalentTo(guests.Where(guest => guest.IsInPool).Select(guest => guest.VmId)), $"members of the pool, {act.Name}");
    }

    private static IEnumerable<string> VolumesIn(JObject config) => config.Properties().Where(option => Slot().IsMatch(option.Name))
        .Select(option => ((string)option.Value!).Split(',')[0]).Where(volume => volume.Contains(':', StringComparison.Ordinal));

    [GeneratedRegex("^(scsi|virtio|sata|ide|mp)[0-9]+$|^rootfs$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slot();

    private sealed record RecordedGuest(string Type, JToken Attributes)
    {
        public long VmId => (long)Attributes["vmid"]!;

        public string Node => (string)Attributes["current_node"]!;

        public string Path => $"/nodes/{Node}/{Type}/{VmId}";

        public bool IsInPool => (string?)Attributes["pool_id"] is not null;
    }
}
