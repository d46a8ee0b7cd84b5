namespace Proxmox.Client.Tests.Ssh;

public sealed class HostKeyTests
{
    // A key and its fingerprint as ssh-keygen gives it.
    private const string Key = "AAAAC3NzaC1lZDI1NTE5AAAAIJ1pLmUkbRPXzCkW3Bgsz0Y4d1qGq3yVqXh1R0cXkz9A";
    private const string Fingerprint = "SHA256:zSwnDZn9oYnBM9dQQG5DkF0ldLqT2nxLwY5s0RSTnrQ";

    [TestCase(Fingerprint)]
    [TestCase("256 " + Fingerprint + " root@pve1 (ED25519)")]
    [TestCase("ssh-ed25519 " + Key + " root@pve1")]
    [TestCase("pve1,192.0.2.1 ssh-ed25519 " + Key)]
    [TestCase("|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg= ssh-ed25519 " + Key)]
    [TestCase("# nodes\r\n\r\npve1 ssh-ed25519 " + Key + "\r\n")]
    public void A_key_is_read_however_OpenSSH_writes_it(string text)
    {
        Assert.That(HostKeys.Read(text, out var wrong), Is.EqualTo(new[] { Fingerprint }));
        Assert.That(wrong, Is.Null);
    }

    [TestCase("@revoked * ssh-ed25519 " + Key)]
    [TestCase("@cert-authority *.example.com ssh-ed25519 " + Key)]
    public void What_does_not_stand_for_a_host_is_passed_over(string text)
    {
        Assert.That(HostKeys.Read(text, out var wrong), Is.Empty);
        Assert.That(wrong, Is.Null);
    }

    [TestCase("MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48")]
    [TestCase("SHA256:tooshort")]
    [TestCase("pve1 ssh-ed25519 AAAA!")]
    [TestCase("pve1")]
    public void What_is_no_key_is_told(string line)
    {
        Assert.That(HostKeys.Read(Fingerprint + "\n" + line, out var wrong), Is.EqualTo(new[] { Fingerprint }));
        Assert.That(wrong, Is.EqualTo(line));
    }
}
