using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Wire;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Foreign;

internal sealed partial class MoveTests
{
    [Test]
    public async Task The_secret_of_a_token_is_taken_along([Values] bool isMoved)
    {
        await using var provider = await AttachedProvider.StartAsync();
        var resource = Catalogs.All.Resource("user_token")!;
        var json = """{"id":"ci@pve!deploy","user_id":"ci@pve","token_name":"deploy","value":"ci@pve!deploy=a-b=c"}"""u8.ToArray();

        var state = DynamicValueCodec.Read(
            isMoved ? (await MoveAsync(provider, "bpg/proxmox", "proxmox_user_token", "proxmox_user_token", json)).TargetState
                : (await UpgradeAsync(provider, "proxmox_user_token", json)).UpgradedState,
            CtyType.Of(resource.Attributes));
        var own = DynamicValueCodec.Read(
            (await UpgradeAsync(provider, "proxmox_user_token",
                """{"id":"ci@pve!deploy","user_id":"ci@pve","token_name":"deploy","value":"a-b"}"""u8.ToArray())).UpgradedState,
            CtyType.Of(resource.Attributes));

        Assert.That((state["value"].AsText(), own["value"].AsText()), Is.EqualTo(("a-b=c", "a-b")));
    }

    [TestCase("proxmox_virtual_environment_user", "proxmox_user", """{"user_id":"a@pve","password":"secret-1"}""", "password=secret-1")]
    [TestCase("proxmox_virtual_environment_user", "proxmox_user", """{"user_id":"a@pve","password":""}""", "")]
    [TestCase("proxmox_virtual_environment_file", "proxmox_uploaded_file",
        """{"id":"local:iso/a.iso","node_name":"n","datastore_id":"local","content_type":"iso","file_name":"a.iso","source_file":[{"path":"a/a.iso"}],"source_raw":[]}""",
        "source=a/a.iso")]
    [TestCase("proxmox_download_file", "proxmox_downloaded_file",
        """{"node_name":"n","datastore_id":"local","content_type":"iso","file_name":"a.iso","url":"https://example.org/a.iso","checksum":"00","decompression_algorithm":"gz"}""",
        "url=https://example.org/a.iso checksum=00 decompression=gz")]
    [TestCase("proxmox_download_file", "proxmox_downloaded_file",
        """{"node_name":"n","datastore_id":"local","content_type":"iso","file_name":"a.iso","url":"https://example.org/a.iso","verify":false,"overwrite_unmanaged":true}""",
        "url=https://example.org/a.iso verify_certificates=false if_exists=overwrite")]
    [TestCase("proxmox_download_file", "proxmox_downloaded_file",
        """{"node_name":"n","datastore_id":"local","content_type":"iso","file_name":"a.iso","url":"https://example.org/a.iso","verify":true,"overwrite_unmanaged":false}""",
        "url=https://example.org/a.iso")]
    [TestCase("proxmox_realm_ldap", "proxmox_realm_ldap", """{"realm":"corp","bind_password":"secret-2","comment":"told by PVE"}""",
        "bind_password=secret-2")]
    [TestCase("proxmox_storage_cifs", "proxmox_storage_cifs", """{"id":"files","password":"secret-3","server":"told by PVE"}""",
        "password=secret-3")]
    [TestCase("proxmox_storage_pbs", "proxmox_storage_pbs", """{"id":"pbs","password":"secret-4","encryption_key":"{}"}""",
        "password=secret-4 encryption_key={}")]
    [TestCase("proxmox_virtual_environment_certificate", "proxmox_node_certificate",
        """{"node_name":"n","private_key":"secret-5","certificate":"told by PVE"}""", "key=secret-5")]
    public async Task What_PVE_does_not_tell_is_taken_along(string type, string target, string json, string expected)
    {
        await using var provider = await AttachedProvider.StartAsync();
        var resource = Catalogs.All.Resource(target.AsSpan())!;

        var answer = await MoveAsync(provider, "bpg/proxmox", type, target, System.Text.Encoding.UTF8.GetBytes(json));

        Assert.That(answer.Diagnostics, Is.Empty);
        var state = DynamicValueCodec.Read(answer.TargetState, CtyType.Of(resource.Attributes));
        Assert.That(
            resource.Attributes.Where(field => !resource.Identity.Contains(field) && !state[field.Name].IsNull)
                .Select(field => $"{field.Name}={state[field.Name].AsText() ?? state[field.Name].AsBool().ToString()!.ToLowerInvariant()}"),
            Is.EquivalentTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }
}
