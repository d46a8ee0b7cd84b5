using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Guests;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu;

public sealed class VmAgentSystemTests
{
    private const string FileSystems = """
        [
          { "name": "sda1", "mountpoint": "/", "type": "ext4", "used-bytes": 2147483648, "total-bytes": 8589934592, "disk": [
            { "serial": "root", "bus-type": "scsi", "bus": 0, "unit": 1, "target": 0, "dev": "/dev/sda1",
              "pci-controller": { "bus": 1, "slot": 1, "domain": 0, "function": 0 } } ] },
          { "name": "sda15", "mountpoint": "/boot/efi", "type": "vfat", "disk": [] }
        ]
        """;

    [Test]
    public async Task The_agent_tells_what_goes_on_in_the_system()
    {
        await using var pve = await StartAsync();
        Answer(pve, "get-time", 1_770_000_000_123_456_789);
        Answer(pve, "get-timezone", new JObject { ["zone"] = "CET", ["offset"] = 3600 });
        Answer(pve, "get-users", JToken.Parse("""[{ "user": "admin", "login-time": 1769990000.654321 }]"""));
        Answer(pve, "get-fsinfo", JToken.Parse(FileSystems));
        Answer(pve, "get-vcpus", JToken.Parse(
            """[{ "logical-id": 0, "online": true, "can-offline": false }, { "logical-id": 1, "online": false }]"""));
        Answer(pve, "get-memory-block-info", JToken.Parse("""{ "size": 134217728 }"""));
        Answer(pve, "get-memory-blocks", JToken.Parse("""[{ "phys-index": 0, "online": true, "can-offline": false }]"""));

        var told = await ReadAsync(pve);

        Assert.That((told["time_unix"], told["timezone"], told["utc_offset_seconds"]),
            Is.EqualTo((Value.Of(1_770_000_000), Value.Of("CET"), Value.Of(3600))));
        var user = told["users"].Items.Single();
        Assert.That((user["name"], user["domain"].IsNull, user["login_at_unix"]),
            Is.EqualTo((Value.Of("admin"), true, Value.Of(1_769_990_000))));
        var root = told["file_systems"].Items[0];
        Assert.That((root["mount_point"], root["type"], root["total_bytes"], root["used_bytes"]),
            Is.EqualTo((Value.Of("/"), Value.Of("ext4"), Value.Of(8_589_934_592), Value.Of(2_147_483_648))));
        Assert.That((root["disks"].Items[0]["device"], root["disks"].Items[0]["unit"], told["file_systems"].Items[1]["total_bytes"].IsNull),
            Is.EqualTo((Value.Of("/dev/sda1"), Value.Of(1), true)));
        Assert.That((told["vcpus"].Items[1]["index"], told["vcpus"].Items[1]["online"], told["vcpus"].Items[1]["can_offline"].IsNull),
            Is.EqualTo((Value.Of(1), Value.Of(false), true)));
        Assert.That((told["memory_block_bytes"], told["memory_blocks"].Items.Single()["online"]),
            Is.EqualTo((Value.Of(134_217_728), Value.Of(true))));
    }

    [Test]
    public async Task What_the_agent_does_not_know_is_null()
    {
        await using var pve = await StartAsync();
        Answer(pve, "get-time", 1_770_000_000_000_000_000);
        foreach (var question in
            new[] { "get-timezone", "get-users", "get-fsinfo", "get-vcpus", "get-memory-block-info", "get-memory-blocks" })
        {
            Answer(pve, question, new JObject { ["error"] = new JObject { ["class"] = "CommandNotFound", ["desc"] = $"no {question}" } });
        }

        var told = await ReadAsync(pve);
        Assert.That(
            new[] { "timezone", "utc_offset_seconds", "users", "file_systems", "vcpus", "memory_block_bytes", "memory_blocks" }
                .Where(attribute => !told[attribute].IsNull), Is.Empty);
    }

    [Test]
    public async Task A_system_without_an_agent_is_an_error_with_its_remedy()
    {
        await using var pve = await StartAsync();
        Assert.That(() => ReadAsync(pve),
            Throws.InvalidOperationException.With.Message.Contains("guest agent is not running").And.Message.Contains("qemu-guest-agent"));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        pve.CreateVm(100, "pve2", ("agent", "1"));
        pve.StartVm(100, "pve2");
        return pve;
    }

    private static Task<Value> ReadAsync(PveSimulator pve) => DataReader.ReadAsync(pve, "vm_agent_system", ("vmid", 100));

    private static void Answer(PveSimulator pve, string question, JToken answer) => pve.Datacenter.Locked(datacenter =>
    {
        var system = GuestSystems.Of(datacenter)[100];
        system.HasAgent = true;
        system.AgentAnswers[question] = () => answer;
    });
}
