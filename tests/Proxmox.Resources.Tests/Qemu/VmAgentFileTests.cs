using System.Text;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Guests;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu;

public sealed class VmAgentFileTests
{
    private const string Path = "/etc/motd";

    public static IEnumerable<PveVersion> Versions => [PveVersion.V84, PveVersion.V92];

    [TestCaseSource(nameof(Versions))]
    public async Task A_file_is_text_in_whatever_letters_it_is_written(PveVersion version)
    {
        const string Text = "Grüße aus Wien – 维也纳\n";
        await using var pve = await StartAsync(version, Encoding.UTF8.GetBytes(Text));
        var file = await ReadAsync(pve);
        Assert.That((file["content"].AsText(), file["size_bytes"].AsLong(), file["truncated"].AsBool()),
            Is.EqualTo((Text, (long)Encoding.UTF8.GetByteCount(Text), false)));
        Assert.That(Catalogs.All.DataSource("vm_agent_file")!.Attributes.Where(field => field.IsSecret).Select(field => field.Name),
            Is.EqualTo(new[] { "content", "content_base64" }));
    }

    [TestCaseSource(nameof(Versions))]
    public async Task What_is_no_text_is_told_in_base64_alone(PveVersion version)
    {
        byte[] bytes = [0xFF, 0xFE, 0, 1, 2];
        await using var pve = await StartAsync(version, bytes);
        var file = await ReadAsync(pve);
        Assert.That((file["content"].IsNull, file["content_base64"].AsText()), Is.EqualTo((true, Convert.ToBase64String(bytes))));
    }

    [TestCaseSource(nameof(Versions))]
    public async Task A_file_that_comes_in_pieces_is_put_together(PveVersion version)
    {
        var bytes = new byte[(2 << 20) + 5];
        Random.Shared.NextBytes(bytes);
        await using var pve = await StartAsync(version, bytes);
        Assert.That((await ReadAsync(pve))["content_base64"].AsText(), Is.EqualTo(Convert.ToBase64String(bytes)));
    }

    [Test]
    public async Task A_part_is_read_where_the_version_can()
    {
        await using var pve = await StartAsync(PveVersion.V92, "0123456789"u8.ToArray());
        var part = await ReadAsync(pve, ("offset_bytes", 2), ("count_bytes", 3));
        Assert.That((part["content"].AsText(), part["truncated"].AsBool()), Is.EqualTo(("234", true)));
        await using var older = await StartAsync(PveVersion.V84, "0123456789"u8.ToArray());
        Assert.That(() => ReadAsync(older, ("offset_bytes", 2)), Throws.InvalidOperationException.With.Message.Contains("9.2"));
    }

    [Test]
    public async Task A_file_that_is_not_there_is_an_error_in_the_words_of_the_guest()
    {
        await using var pve = await StartAsync(PveVersion.V92, []);
        Assert.That(() => DataReader.ReadAsync(pve, "vm_agent_file", ("vmid", 100), ("path", "/nowhere")),
            Throws.InvalidOperationException.With.Message.Contains("failed to open file '/nowhere'")
                .And.Message.Not.Contains("qemu-guest-agent"));
    }

    private static async Task<PveSimulator> StartAsync(PveVersion version, byte[] content)
    {
        var pve = await PveSimulator.StartAsync(new() { Version = version });
        pve.CreateVm(100, "pve2", ("agent", "1"));
        pve.StartVm(100, "pve2");
        pve.Datacenter.Locked(datacenter =>
        {
            var system = GuestSystems.Of(datacenter)[100];
            system.HasAgent = true;
            system.Files[Path] = content;
        });
        return pve;
    }

    private static Task<Value> ReadAsync(PveSimulator pve, params (string Name, Value Value)[] config) =>
        DataReader.ReadAsync(pve, "vm_agent_file", [("vmid", 100), ("path", Path), .. config]);
}
