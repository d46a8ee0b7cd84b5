using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using Proxmox.Terraform.Handshake;

namespace Proxmox.Terraform.Tests.Handshake;

[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "There are no unix file modes.")]
public sealed class SocketPlaceTests
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Test]
    public void Only_the_owner_enters_the_directory_and_nothing_stays_behind()
    {
        string directory;
        using (var place = SocketPlace.Create(directory: null))
        {
            directory = Path.GetDirectoryName(place.Path)!;
            using var socket = Listen(place.Path);
            place.Restrict(group: null);

            Assert.That(File.GetUnixFileMode(directory), Is.EqualTo(Owner | UnixFileMode.UserExecute));
            Assert.That(File.GetUnixFileMode(place.Path), Is.EqualTo(Owner));
        }

        Assert.That(Directory.Exists(directory), Is.False);
    }

    [Test]
    public void The_directory_and_the_group_that_the_host_names_are_used()
    {
        var directory = Directory.CreateTempSubdirectory("socket").FullName;
        using (var place = SocketPlace.Create(directory))
        {
            using var socket = Listen(place.Path);
            place.Restrict(OwnGroup());

            Assert.That(Path.GetDirectoryName(place.Path), Is.EqualTo(directory));
            Assert.That(File.GetUnixFileMode(place.Path), Is.EqualTo(Owner | UnixFileMode.GroupRead | UnixFileMode.GroupWrite));
        }

        Assert.That(Directory.EnumerateFiles(directory), Is.Empty);
        Directory.Delete(directory);
    }

    [Test]
    public void A_group_that_does_not_exist_is_named()
    {
        using var place = SocketPlace.Create(directory: null);
        using var socket = Listen(place.Path);

        Assert.That(() => place.Restrict("no-such-group-here"), Throws.TypeOf<IOException>().With.Message.Contains("no-such-group-here"));
    }

    [Test]
    public void The_path_fits_into_what_the_kernel_takes()
    {
        using var place = SocketPlace.Create(directory: null);

        Assert.That(Encoding.UTF8.GetByteCount(place.Path), Is.LessThanOrEqualTo(103));
        Assert.That(() => SocketPlace.Create("/tmp/" + new string('x', 100)),
            Throws.TypeOf<IOException>().With.Message.Contains("too long"));
    }

    // A process may give its files to the group that it runs as.
    private static string OwnGroup() =>
        File.ReadLines("/proc/self/status").First(line => line.StartsWith("Gid:", StringComparison.Ordinal)).Split('\t')[1];

    private static Socket Listen(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        return socket;
    }
}
