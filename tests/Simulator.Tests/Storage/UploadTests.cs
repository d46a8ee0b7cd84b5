using System.Text;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Fidelity;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage.Files;

namespace Proxmox.Simulator.Tests.Storage;

/// <summary>Files that clients send: <c>/nodes/{node}/storage/{storage}/upload</c>.</summary>
public sealed class UploadTests
{
    private const string Upload = "/nodes/pve1/storage/dir1/upload";
    private StorageApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new();
        _api.Get("POST", "/storage", "storage=dir1&type=dir&path=/srv/d&content=images,iso,backup,rootdir,vztmpl");
    }

    [Test]
    public async Task A_file_is_stored_when_its_checksum_fits()
    {
        var file = File([1, 2, 3]);
        var (exit, log) = await _api.RunAsync("POST", Upload,
            "content=iso&filename=my disk.iso&checksum-algorithm=md5&checksum=5289df737df57326fcdd22597afb1fac", file);
        Assert.That(exit, Is.EqualTo("OK"));
        Assert.That(log,
            Does.Contain("calculating checksum...OK, checksum verified").And.Contain("target file: /srv/d/template/iso/my_disk.iso"));
        Assert.That((string?)_api.Get("GET", "/nodes/pve1/storage/dir1/content").Single()["volid"], Is.EqualTo("dir1:iso/my_disk.iso"));
        (exit, _) = await _api.RunAsync("POST", Upload, "content=iso&filename=b.iso&checksum-algorithm=md5&checksum=00", file);
        Assert.That(exit, Is.EqualTo("checksum mismatch: got '5289df737df57326fcdd22597afb1fac' != expect '00'"));
    }

    [Test]
    public async Task A_second_file_of_the_name_takes_the_place_of_the_first()
    {
        await _api.RunAsync("POST", Upload, "content=iso&filename=a.iso", File(new byte[1000]));
        await _api.RunAsync("POST", Upload, "content=iso&filename=a.iso", File(new byte[500]));
        Assert.Multiple(() =>
        {
            Assert.That((long?)_api.Get("GET", "/nodes/pve1/storage/dir1/content").Single()["size"], Is.EqualTo(500));
            Assert.That((long?)_api.Get("GET", "/nodes/pve1/storage/dir1/content/iso/a.iso")["size"], Is.EqualTo(512));
        });
    }

    [TestCase("content=iso&filename=a.txt", "filename: wrong file extension")]
    [TestCase("content=vztmpl&filename=a.iso", "filename: wrong file extension")]
    [TestCase("content=import&filename=a.ovf", "filename: invalid filename or wrong extension")]
    [TestCase("content=import&filename=a.qcow2", "storage 'dir1' does not support 'import' content")]
    [TestCase("content=snippets&filename=a.yaml",
        "content: value 'snippets' does not have a value in the enumeration 'iso, vztmpl, import'")]
    [TestCase("content=iso&filename=a.iso&checksum=0", "checksum-algorithm: missing property required by 'checksum'")]
    public void A_file_that_does_not_fit_is_refused(string form, string message)
    {
        var result = _api.Call("POST", Upload, form, File([1]));
        Assert.That(result.Errors is { } errors ? $"{errors.Single().Key}: {errors.Single().Value}"
            : result.Message.TrimEnd('\n'), Is.EqualTo(message));
    }

    [TestCase("a.qcow2", "Could not open '/var/tmp/pveupload-1': Image is not in qcow2 format")]
    [TestCase("a.vmdk", "Could not open '/var/tmp/pveupload-1': invalid VMDK image descriptor")]
    [TestCase("a.ova", "command 'tar -t -f /var/tmp/pveupload-1' failed: exit code 2")]
    [TestCase("a.raw", "OK")]
    public async Task An_image_is_what_its_name_says(string name, string outcome)
    {
        _api.Get("PUT", "/storage/dir1", "content=import");
        var (exit, _) = await _api.RunAsync("POST", Upload, $"content=import&filename={name}", File(new byte[1000]));
        Assert.That(exit, Does.EndWith(outcome));
    }

    [Test]
    public async Task An_image_stands_on_its_own_and_shows_the_size_that_guests_see()
    {
        _api.Get("PUT", "/storage/dir1", "content=import");
        var image = new byte[Qcow2Header.EmptyFile];
        new Qcow2Header(8L << 20, HasBackingFile: true).Write(image);
        var (exit, _) = await _api.RunAsync("POST", Upload, "content=import&filename=a.qcow2", File(image));
        Assert.That(exit, Is.EqualTo("backing file not allowed for untrusted image '/var/tmp/pveupload-1'!"));
        Array.Clear(image);
        new Qcow2Header(8L << 20).Write(image);
        await _api.RunAsync("POST", Upload, "content=import&filename=a.qcow2", File(image));
        Assert.Multiple(() =>
        {
            Assert.That((long?)_api.Get("GET", "/nodes/pve1/storage/dir1/content").Single()["size"], Is.EqualTo(image.Length));
            Assert.That((long?)_api.Get("GET", "/nodes/pve1/storage/dir1/content/import/a.qcow2")["size"], Is.EqualTo(8L << 20));
        });
    }

    [Test]
    public async Task A_body_is_taken_apart_while_it_comes()
    {
        await using var sim = await PveSimulator.StartAsync();
        // Larger than what is read at once, with what looks like the end in the middle.
        var content = new byte[1_000_000];
        Random.Shared.NextBytes(content);
        "\r\n--limit-x"u8.CopyTo(content.AsSpan(500_000));
        var (status, answer) = await SendAsync(sim, Form(content, "content=iso", "checksum-algorithm=sha224",
            $"checksum={StoredFile.Of(content).Hash("sha224")}"));
        await sim.Datacenter.Tasks.WhenIdleAsync();
        var task = sim.Datacenter.Tasks.Find((string)JObject.Parse(answer)["data"]!)!;
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(200));
            Assert.That(task.ExitStatus, Is.EqualTo("OK"));
            Assert.That(task.Log, Does.Contain("file size is: 1000000").And.Contain("calculating checksum...OK, checksum verified"));
        });
    }

    [Test]
    public async Task A_body_that_is_put_together_otherwise_is_refused()
    {
        await using var sim = await PveSimulator.StartAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(await SendAsync(sim, Form([1], "content=iso", "other=1")), Is.EqualTo((400, "")));
            var other = Form([1], "content=iso").Replace("name=\"filename\"", "name=\"file\"", StringComparison.Ordinal);
            Assert.That((await SendAsync(sim, other)).Body, Does.StartWith("wrong field name 'file' for file upload, expected 'filename'"));
            Assert.That((await SendAsync(sim, "--limit\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\niso\r\n--limit--\r\n"))
                .Body, Does.StartWith("upload failed"));
        });
    }

    [TestCase("", "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f")]
    [TestCase("abc", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")]
    [TestCase("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525")]
    public void Sha224_is_that_of_the_standard(string text, string checksum) =>
        Assert.That(StoredFile.Of(Encoding.ASCII.GetBytes(text)).Hash("sha224"), Is.EqualTo(checksum));

    [Test]
    public void Of_a_large_file_the_checksum_that_was_asked_for_is_kept()
    {
        using var receiver = new FileReceiver("sha256");
        for (var i = 0; i < 65; i++)
        {
            receiver.Write(new byte[1 << 20]);
        }

        var file = receiver.Finish();
        Assert.Multiple(() =>
        {
            Assert.That(file.Length, Is.EqualTo(65L << 20));
            Assert.That(file.Open(), Is.Null);
            Assert.That(file.Hash("sha256"), Has.Length.EqualTo(64));
            Assert.That(() => file.Hash("md5"), Throws.TypeOf<PveError>());
        });
    }

    private static UploadedFile File(byte[] content) => new("/var/tmp/pveupload-1", StoredFile.Of(content));

    /// <summary>The bytes of a body as characters.</summary>
    private static string Form(byte[] content, params string[] fields)
    {
        var body = new StringBuilder();
        foreach (var field in fields.Select(field => field.Split('=')))
        {
            body.Append($"--limit\r\nContent-Disposition: form-data; name=\"{field[0]}\"\r\n\r\n{field[1]}\r\n");
        }

        return body.Append("--limit\r\nContent-Disposition: form-data; name=\"filename\"; filename=\"a.iso\"\r\n\r\n")
            .Append(Encoding.Latin1.GetString(content)).Append("\r\n--limit--\r\n").ToString();
    }

    private static async Task<(int Status, string Body)> SendAsync(PveSimulator sim, string body)
    {
        await using var http = new RawHttp(sim.Endpoint);
        var answer = await http.SendAsync("POST", "/api2/json/nodes/pve1/storage/local/upload",
            [$"Authorization: PVEAPIToken={sim.ApiToken}"], "multipart/form-data; boundary=limit", Encoding.Latin1.GetBytes(body));
        return (answer.Status, answer.Body);
    }
}
