using System.IO.Compression;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Storage.Files;

namespace Proxmox.Simulator.Tests.Storage;

/// <summary>Files that nodes fetch: from URLs, from the list of appliances, from registries.</summary>
public sealed class DownloadTests
{
    private const string Storage = "/nodes/pve1/storage/dir1";
    private const string Download = Storage + "/download-url";
    private StorageApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new();
        _api.Get("POST", "/storage", "storage=dir1&type=dir&path=/srv/d&content=images,iso,vztmpl");
    }

    [Test]
    public async Task A_download_needs_a_server_and_overwrites_nothing()
    {
        const string Form = "url=http://192.0.2.9:81/x.iso&filename=x.iso&content=iso";
        var (exit, _) = await _api.RunAsync("POST", Download, Form);
        Assert.That(exit, Is.EqualTo("download failed: Connecting to 192.0.2.9:81... failed: Connection refused."));
        _api.Config.Host.Fetches = _ => [1, 2];
        (exit, _) = await _api.RunAsync("POST", Download, Form);
        Assert.That(exit, Is.EqualTo("OK"));
        (exit, _) = await _api.RunAsync("POST", Download, Form);
        Assert.That(exit, Is.EqualTo("refusing to override existing file '/srv/d/template/iso/x.iso'"));
        (exit, _) = await _api.RunAsync("POST", Download, Form + "&checksum-algorithm=md5&checksum=0CB988D042A7F28DD5FE2B55B3F5AC7A");
        Assert.That(exit, Is.EqualTo("OK"));
        (exit, _) = await _api.RunAsync("POST", Download, Form + "&checksum-algorithm=md5&checksum=00");
        Assert.That(exit, Is.EqualTo("checksum mismatch: got '0cb988d042a7f28dd5fe2b55b3f5ac7a' != expect '00', aborting"));
    }

    [Test]
    public async Task What_is_served_on_this_machine_is_fetched()
    {
        await using var server = await FileServer.StartAsync(secure: false, ("/a.iso", [1, 2, 3]));
        var (exit, log) = await _api.RunAsync("POST", Download, $"url={server.Address}/moved&filename=a.iso&content=iso"
            + "&checksum-algorithm=md5&checksum=5289df737df57326fcdd22597afb1fac");
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo("OK"));
            Assert.That(log, Does.Contain("Location: /a.iso [following]").And.Contain("calculating checksum...OK, checksum verified"));
            Assert.That((long?)_api.Get("GET", Storage + "/content").Single()["size"], Is.EqualTo(3));
        });
        (exit, log) = await _api.RunAsync("POST", Download, $"url={server.Address}/other.iso&filename=b.iso&content=iso");
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo("download failed: exit code 8"));
            Assert.That(log, Has.Some.EndsWith("ERROR 404: Not Found."));
        });
    }

    [Test]
    public async Task A_certificate_has_to_be_known_unless_that_is_waived()
    {
        await using var server = await FileServer.StartAsync(secure: true, ("/a.iso", new byte[2000]));
        var form = $"url={server.Address}/a.iso&filename=a.iso&content=iso";
        var (exit, _) = await _api.RunAsync("POST", Download, form);
        Assert.That(exit, Is.EqualTo("download failed: ERROR: The certificate of '127.0.0.1' doesn't have a known issuer."));
        Assert.That(_api.Fail("GET", "/nodes/pve1/query-url-metadata", $"url={server.Address}/a.iso"),
            Does.EndWith("(certificate verify failed)'"));
        (exit, var log) = await _api.RunAsync("POST", Download, form + "&verify-certificates=0");
        Assert.That(exit, Is.EqualTo("OK"));
        Assert.That(log, Does.Contain("WARNING: The certificate of '127.0.0.1' is not trusted."));
    }

    [Test]
    public async Task A_large_file_tells_how_far_it_has_come()
    {
        await using var server = await FileServer.StartAsync(secure: false, ("/a.iso", new byte[70 << 20]));
        var (exit, log) = await _api.RunAsync("POST", Download, $"url={server.Address}/a.iso&filename=a.iso&content=iso");
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo("OK"));
            Assert.That(log, Has.Some.Match(@"^ {5}0K \.{8} \.{8} \.{8} \.{8}  45% ").And.Some.Match("^ 65536K .*100%"));
        });
    }

    [TestCase("http://")]
    [TestCase("https://[")]
    public void An_address_without_a_host_is_none(string url) =>
        Assert.That(_api.Fail("POST", Download, $"url={url}&filename=a.iso&content=iso"), Is.EqualTo($"{url}: Invalid host name."));

    [Test]
    public async Task A_file_is_unpacked_after_its_checksum_is_compared()
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(new byte[5000]);
        }

        _api.Config.Host.Fetches = _ => packed.ToArray();
        var checksum = StoredFile.Of(packed.ToArray()).Hash("sha256");
        var form = "url=http://192.0.2.9/x.iso.gz&filename=x.iso&content=iso&compression=";
        var (exit, _) = await _api.RunAsync("POST", Download, $"{form}gz&checksum-algorithm=sha256&checksum={checksum}");
        Assert.That(exit, Is.EqualTo("OK"));
        Assert.That((long?)_api.Get("GET", Storage + "/content").Single()["size"], Is.EqualTo(5000));
        (exit, _) = await _api.RunAsync("POST", Download, $"{form}gz&checksum-algorithm=sha256&checksum={checksum}");
        Assert.That(exit, Does.StartWith("checksum mismatch: got ").And.EndsWith(", aborting"));
        (exit, _) = await _api.RunAsync("POST", Download, form.Replace("=x.iso", "=y.iso", StringComparison.Ordinal) + "gzip");
        Assert.That(exit, Is.EqualTo("no decompression method found"));
    }

    [TestCase("gz")]
    [TestCase("zst")]
    [TestCase("bz2")]
    public async Task What_is_not_compressed_cannot_be_unpacked(string compression)
    {
        _api.Config.Host.Fetches = _ => [1, 2, 3];
        var (exit, _) = await _api.RunAsync(
            "POST", Download, $"url=http://192.0.2.9/x&filename=x.iso&content=iso&compression={compression}");
        Assert.That(exit, Does.EndWith("failed: exit code 1"));
    }

    [Test]
    public async Task A_url_is_described_by_what_its_server_says()
    {
        await using var server = await FileServer.StartAsync(secure: false, ("/a.iso", new byte[2000]));
        var found = (JObject)_api.Get("GET", "/nodes/pve1/query-url-metadata", $"url={server.Address}/moved");
        Assert.That(found, Is.EqualTo(new JObject { ["filename"] = "moved", ["size"] = 2000, ["mimetype"] = "application/x-test" })
            .Using<JToken>(JToken.DeepEquals));
        Assert.That(_api.Fail("GET", "/nodes/pve1/query-url-metadata", $"url={server.Address}/b.iso"),
            Is.EqualTo("invalid server response: '404 Not Found'"));
    }

    [Test]
    public async Task A_template_of_the_list_becomes_a_volume()
    {
        Assert.That(_api.Get("GET", "/nodes/pve1/aplinfo"), Is.Empty);
        var host = new Proxmox.Simulator.Storage.StorageHost();
        (_api.Config.Host.Appliances, _api.Config.Host.Fetches) = (host.Appliances, host.Fetches);
        var entry = _api.Get("GET", "/nodes/pve1/aplinfo").First();
        var template = (string)entry["template"]!;
        Assert.That(_api.Fail("POST", "/nodes/pve1/aplinfo", "storage=dir1&template=other"), Is.EqualTo("template: no such template"));
        var (exit, _) = await _api.RunAsync("POST", "/nodes/pve1/aplinfo", $"storage=dir1&template={template}");
        Assert.That(exit, Is.EqualTo("OK"));
        Assert.That((string?)_api.Get("GET", Storage + "/content").Single()["volid"], Is.EqualTo($"dir1:vztmpl/{template}"));
    }

    [Test]
    public async Task An_image_of_a_registry_becomes_a_template()
    {
        const string Form = "reference=docker.io/library/alpine:3.22";
        Assert.That(_api.Fail("POST", Storage + "/oci-registry-pull", Form), Does.StartWith("Install 'skopeo'"));
        _api.Config.Host.MissingPrograms.Clear();
        Assert.That(_api.Get("GET", "/nodes/pve1/query-oci-repo-tags", "reference=alpine").Values<string>(), Does.Contain("3.22"));
        var (exit, _) = await _api.RunAsync("POST", Storage + "/oci-registry-pull", Form);
        Assert.That(exit, Is.EqualTo("OK"));
        Assert.That((string?)_api.Get("GET", Storage + "/content").Single()["volid"], Is.EqualTo("dir1:vztmpl/alpine_3.22.tar"));
        Assert.That(_api.Fail("POST", Storage + "/oci-registry-pull", Form), Does.StartWith("refusing to override existing file"));
        (exit, _) = await _api.RunAsync("POST", Storage + "/oci-registry-pull", "reference=alpine:0.1");
        Assert.That(exit, Does.EndWith("failed: exit code 1"));
    }

    [Test]
    public void Registries_are_new_in_9() =>
        Assert.That(
            new StorageApi(PveVersion.V84).Call("GET", "/nodes/pve1/query-oci-repo-tags", "reference=alpine").Status, Is.EqualTo(501));

    [Test]
    public async Task A_volume_is_copied_within_its_storage()
    {
        _api.Get("POST", Storage + "/content", "vmid=900&filename=vm-900-a.raw&size=1M");
        Assert.That(_api.Fail("POST", Storage + "/content/900/vm-900-a.raw", "target=local:900/b.raw"),
            Is.EqualTo("volume: storage ID mismatch (local != dir1)\n"));
        var (exit, _) = await _api.RunAsync("POST", Storage + "/content/900/vm-900-a.raw", "target=900/vm-900-b.raw");
        Assert.That(exit, Is.EqualTo("OK"));
        Assert.That(_api.Get("GET", Storage + "/content").Select(volume => (string?)volume["volid"]),
            Is.EqualTo(new[] { "dir1:900/vm-900-a.raw", "dir1:900/vm-900-b.raw" }));
    }
}
