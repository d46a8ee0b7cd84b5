using System.Runtime.Versioning;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Proxmox.Testing.Ssh;

namespace Proxmox.Client.Tests.Ssh;

/// <summary>Files on a node, against a server by others.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SftpFilesTests
{
    private const string Folder = "/var/lib/vz/snippets";
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FakeTimeProvider _time = new();
    private SftpServer _ssh = null!;
    private SftpFiles _files = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _ssh = await SftpServer.StartAsync();
        var options = new PveOptions
        {
            Ssh = new()
            {
                Password = SftpServer.Password,
                Port = _ssh.Port,
                HostKeys = [_ssh.Fingerprint],
                Addresses = new Dictionary<string, string>(StringComparer.Ordinal) { ["pve1"] = "127.0.0.1" },
            },
        };
        _files = new(options, new PveClient(options, null, _time), PveLog.Nowhere, _time);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _files?.Dispose();
        if (_ssh is not null)
        {
            await _ssh.DisposeAsync();
        }
    }

    [Test]
    public async Task What_is_done_at_once_shares_a_connection_and_what_comes_soon_takes_it_too()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => WriteAsync($"{number}", [1, 2, (byte)number])));
        Assert.That(await _files.Sha256Async("pve1", Folder + "/7", CancellationToken.None), Is.EqualTo(Sum([1, 2, 7])));
        Assert.That(await _ssh.LoginsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_connection_that_nobody_needs_is_closed()
    {
        await WriteAsync("a", [1]);
        Assert.That(await _ssh.OpenAsync(), Is.EqualTo(1));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.That(async () => await _ssh.OpenAsync(), Is.Zero.After(5_000, 20));
        await WriteAsync("b", [2]);
        Assert.That(await _ssh.LoginsAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_large_file_arrives_as_it_is()
    {
        var content = RandomNumberGenerator.GetBytes(3 << 20);
        await WriteAsync("large", content);
        Assert.That(File.ReadAllBytes(_ssh.On(Folder + "/large")), Is.EqualTo(content));
        Assert.That(File.GetUnixFileMode(_ssh.On(Folder + "/large")), Is.EqualTo(Mode));
    }

    [Test]
    public async Task What_is_cancelled_midway_leaves_nothing_behind()
    {
        using var stop = new CancellationTokenSource();
        var content = new byte[1 << 20];
        var upload = new FileUpload("a", content.Length, () => new MemoryStream(content), new Immediately(_ => stop.Cancel()));
        Assert.That(async () => await _files.WriteAsync("pve1", Folder, new(upload, Sum(content), Mode), stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Directory.GetFiles(_ssh.On(Folder)), Is.Empty);
        await WriteAsync("a", [1]);
        Assert.That(await _ssh.LoginsAsync(), Is.EqualTo(1));
    }

    [Test]
    public void Other_contents_than_those_that_were_meant_are_refused()
    {
        var upload = new FileUpload("a", 1, () => new MemoryStream([1]));
        Assert.That(async () => await _files.WriteAsync("pve1", Folder, new(upload, Sum([2]), Mode), CancellationToken.None),
            Throws.TypeOf<PveFault>().With.Message.Contains("not those that the plan was made with"));
        Assert.That(Directory.GetFiles(_ssh.On(Folder)), Is.Empty);
    }

    private Task WriteAsync(string name, byte[] content) => _files.WriteAsync(
        "pve1", Folder, new(new(name, content.Length, () => new MemoryStream(content)), Sum(content), Mode), CancellationToken.None);

    private static string Sum(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    // That of .NET reports later, from another thread.
    private sealed class Immediately(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
