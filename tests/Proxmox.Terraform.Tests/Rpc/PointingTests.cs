using Proxmox.Model.Values;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Rpc;
using AttributePath = Proxmox.Model.Values.AttributePath;

namespace Proxmox.Terraform.Tests.Rpc;

/// <summary>Where messages point: each host finds the line by other paths.</summary>
public sealed class PointingTests
{
    private static readonly Value WrongAddress = Attached.Gadget(
        ("name", "first"), ("nets", Value.Object(("net0", Value.Object(("model", "virtio"), ("mac", "nonsense"))))));

    [Test]
    public async Task A_host_that_finds_every_path_gets_the_whole_one()
    {
        await using var host = await Attached.StartAsync();

        var answer = await ValidateAsync(host, WrongAddress, findsEveryPath: true);

        Assert.That(Written(answer.Attribute), Is.EqualTo("nets / [net0] / mac"));
    }

    [Test]
    public async Task Any_other_host_gets_the_element_and_the_text_names_the_member()
    {
        await using var host = await Attached.StartAsync();

        var answer = await ValidateAsync(host, WrongAddress, findsEveryPath: false);

        Assert.That(Written(answer.Attribute), Is.EqualTo("nets / [net0]"));
        Assert.That(answer.Detail, Does.Contain("nets[\"net0\"].mac"));
    }

    [Test]
    public async Task Any_other_host_gets_an_attribute_of_an_object_as_a_key()
    {
        await using var host = await Attached.StartAsync();
        var config = Attached.Gadget(
            ("name", "first"), ("limits", Value.Object(("cpu", Value.Of(Number.Parse("1.5"))), ("memory_mib", Value.Null))));

        Assert.That(Written((await ValidateAsync(host, config, findsEveryPath: true)).Attribute), Is.EqualTo("limits / cpu"));
        Assert.That(Written((await ValidateAsync(host, config, findsEveryPath: false)).Attribute), Is.EqualTo("limits / [cpu]"));
    }

    [TestCase("0")]
    [TestCase("a b")]
    [TestCase("a\"")]
    [TestCase("ü")]
    [TestCase("${x}")]
    [TestCase("a.b")]
    [TestCase("")]
    public async Task A_key_that_is_no_plain_name_ends_the_path_at_its_map(string key)
    {
        await using var host = await Attached.StartAsync();
        var config = Attached.Gadget(
            ("name", "first"), ("nets", Value.Object((key, Value.Object(("model", "virtio"), ("mac", Value.Null))))));

        foreach (var findsEveryPath in new[] { true, false })
        {
            Assert.That(Written((await ValidateAsync(host, config, findsEveryPath)).Attribute), Is.EqualTo("nets"));
        }
    }

    [Test]
    public void A_message_that_does_not_name_the_member_gets_its_place_in_front()
    {
        var path = AttributePath.Of("disks").Key("scsi0").Attribute("size");
        var (silent, telling) = (new Diagnostic { Summary = "Too small", Detail = "Make it larger.", Attribute = Pointing.Of(path) },
            new Diagnostic { Summary = "Invalid size", Detail = "Make it larger.", Attribute = Pointing.Of(path) });

        Pointing.Shorten([silent, telling]);

        Assert.That((silent.Detail, telling.Detail), Is.EqualTo(("disks[\"scsi0\"].size: Make it larger.", "Make it larger.")));
        Assert.That((Written(silent.Attribute), Written(telling.Attribute)), Is.EqualTo(("disks / [scsi0]", "disks / [scsi0]")));
    }

    private static async Task<Diagnostic> ValidateAsync(Attached host, Value config, bool findsEveryPath)
    {
        var answer = await host.Client.ValidateResourceConfigAsync(new()
        {
            TypeName = "proxmox_gadget",
            Config = Attached.Write(config),
            ClientCapabilities = new() { WriteOnlyAttributesAllowed = true, StorePlannedPrivate = findsEveryPath },
        });
        return answer.Diagnostics.Single();
    }

    private static string Written(Protocol.AttributePath path) => string.Join(" / ", path.Steps.Select(step =>
        step.SelectorCase == Protocol.AttributePath.Types.Step.SelectorOneofCase.AttributeName
            ? step.AttributeName : $"[{step.ElementKeyString}]"));
}
