using Pulumi;
using Pulumi.Acme.Boxes;

namespace Sdk.Tests.Generated;

/// <summary>What a generated resource asks of the engine beside its inputs.</summary>
[NonParallelizable]
public sealed class OptionTests
{
    [Test]
    public async Task The_schema_says_which_version_and_which_options_a_resource_has()
    {
        var resource = (await Recording.RunAsync(() => _ = new Box("box", Complete.Args()))).Resource;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(resource.Type, Is.EqualTo("acme:box/box:Box"));
            Assert.That(resource.Version, Is.EqualTo("1.2.3"));
            Assert.That(resource.PluginDownloadURL, Is.EqualTo("https://acme.example/plugins/${VERSION}"));
            Assert.That(resource.AdditionalSecretOutputs, Is.EqualTo(["token"]));
            Assert.That(resource.ReplaceOnChanges, Is.EqualTo(["disks[*].bus", "mainDisk.bus", "tags"]));
            Assert.That(AliasTypes(resource), Is.EqualTo(["acme:index/box:Box", "acme:old/crate:Crate"]));
        }
    }

    [Test]
    public async Task What_the_program_says_is_added_to_them_or_takes_their_place()
    {
        var resource = (await Recording.RunAsync(() => _ = new Box("box", Complete.Args(), new()
        {
            Version = "1.2.4",
            AdditionalSecretOutputs = { "size" },
            ReplaceOnChanges = { "size" },
            Aliases = { new Alias { Type = "other:index:Box" } },
            Protect = true,
        }))).Resource;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(resource.Version, Is.EqualTo("1.2.4"));
            Assert.That(resource.AdditionalSecretOutputs, Is.EqualTo(["token", "size"]));
            Assert.That(resource.ReplaceOnChanges, Is.EqualTo(["disks[*].bus", "mainDisk.bus", "tags", "size"]));
            Assert.That(AliasTypes(resource), Is.EqualTo(["acme:index/box:Box", "acme:old/crate:Crate", "other:index:Box"]));
            Assert.That(resource.Protect, Is.True);
        }
    }

    [Test]
    public async Task An_existing_resource_is_read_by_its_id_and_its_state()
    {
        Output<int>? size = null;
        var read = (await Recording.RunAsync(() => size = Box.Get(
            "box", "7", new() { Size = 3, Disks = { new Pulumi.Acme.Boxes.Inputs.DiskGetArgs { SizeGib = 4 } }, Token = "t" }).Size)).Read;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((read.Id, read.Name, read.Type, read.Version), Is.EqualTo(("7", "box", "acme:box/box:Box", "1.2.3")));
            Assert.That(Wire.Json(read.Properties.Fields["disks"]), Is.EqualTo("""[ { "cache": "none", "size-gib": 4 } ]"""));
            Assert.That(Wire.SecretOf(read.Properties.Fields["token"]), Is.Not.Null);
            Assert.That(await Pulumi.Utilities.OutputUtilities.GetValueAsync(size!), Is.EqualTo(3));
        }
    }

    private static IEnumerable<string> AliasTypes(Pulumirpc.RegisterResourceRequest resource) =>
        resource.Aliases.Count > 0 ? resource.Aliases.Select(alias => alias.Spec.Type)
            : resource.AliasURNs.Select(urn => urn.Split("::")[2]);
}
