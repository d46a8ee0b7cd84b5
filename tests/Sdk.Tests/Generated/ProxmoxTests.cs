using Pulumi;
using Pulumi.Proxmox.Access;
using Pulumi.Proxmox.Guests;
using Pulumi.Proxmox.Guests.Inputs;
using Pulumi.Proxmox.Pools;
using Pulumi.Proxmox.Storage;
using Pulumi.Proxmox.Storage.Inputs;

namespace Sdk.Tests.Generated;

/// <summary>The SDK of this repository in the hands of a program.</summary>
[NonParallelizable]
public sealed class ProxmoxTests
{
    [Test]
    public async Task A_storage_is_written_with_words_lists_and_nested_settings()
    {
        var storage = (await Recording.RunAsync(() => _ = new Nfs("nas", new()
        {
            Server = "nas.example",
            Export = "/srv/pve",
            Content = { StorageContent.Images, "iso" },
            PruneBackups = new PruneBackupsArgs { KeepLast = 3 },
            Nodes = { "pve1", "pve2" },
        }))).Resource;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((storage.Type, storage.Version), Is.EqualTo(("proxmox:storage:Nfs", Pulumi("version.txt"))));
            Assert.That(storage.Object, Is.EqualTo(Wire.Struct(
                """{"server":"nas.example","export":"/srv/pve","content":["images","iso"],"pruneBackups":{"keepLast":3},"nodes":["pve1","pve2"]}""")));
        }
    }

    [Test]
    public async Task A_word_is_a_constant_or_any_text()
    {
        var machine = (await Recording.RunAsync(() => _ = new VirtualMachine("vm", new()
        {
            PowerState = PowerState.Running,
            Bios = Bios.Ovmf,
            OnRestartRequired = "defer",
            OsType = "win12",
            ScsiController = Output.Create("virtio-scsi-single"),
            NetworkDevices = { ["net0"] = new VirtualMachineNetworkDeviceArgs { Model = "virtio", Bridge = "vmbr0" } },
        }))).Resource;
        Assert.That(machine.Object, Is.EqualTo(Wire.Struct(
            """{"powerState":"running","bios":"ovmf","onRestartRequired":"defer","osType":"win12","scsiController":"virtio-scsi-single","networkDevices":{"net0":{"model":"virtio","bridge":"vmbr0"}}}""")));
    }

    [Test]
    public async Task A_password_is_a_secret_without_the_program_saying_so()
    {
        var user = (await Recording.RunAsync(
            () => _ = new User("alice", new() { UserId = "alice@pve", Password = "correct horse" }))).Resource;
        Assert.That(Wire.SecretOf(user.Object.Fields["password"])?.StringValue, Is.EqualTo("correct horse"));
    }

    [Test]
    public async Task An_identity_may_be_left_to_the_name_of_the_resource() =>
        Assert.That((await Recording.RunAsync(() => _ = new Pool("team"))).Resource.Object.Fields, Is.Empty);

    [Test]
    public async Task A_provider_has_settings_of_its_own()
    {
        var provider = (await Recording.RunAsync(() => _ = new global::Pulumi.Proxmox.Provider(
            "lab", new() { Endpoints = { "https://a.example:8006" }, Insecure = true, ApiToken = "root@pam!t=s" }))).Resource;
        var inputs = provider.Object.Fields;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(provider.Type, Is.EqualTo("pulumi:providers:proxmox"));
            Assert.That(System.Text.Json.Nodes.JsonNode.Parse(inputs["endpoints"].StringValue)![0]!.GetValue<string>(),
                Is.EqualTo("https://a.example:8006"));
            Assert.That(inputs["insecure"].StringValue, Is.EqualTo("true"));
            Assert.That(Wire.SecretOf(inputs["apiToken"])?.StringValue, Is.EqualTo("root@pam!t=s"));
        }
    }

    private static string Pulumi(string file) => File.ReadAllText(Path.Combine(Sources.Root, "sdk/dotnet", file));
}
