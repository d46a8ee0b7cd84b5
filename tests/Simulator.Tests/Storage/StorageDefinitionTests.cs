using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Tests.Storage;

/// <summary><c>/storage</c>: what may be defined, changed and removed, and how it is answered.</summary>
public sealed class StorageDefinitionTests
{
    private StorageApi _api = null!;

    [SetUp]
    public void Start() => _api = new();

    [TestCase("dir", "path=/srv/x", "images,rootdir", false)]
    [TestCase("nfs", "server=192.0.2.9&export=/e", "images", true)]
    [TestCase("cifs", "server=192.0.2.9&share=s", "images", true)]
    [TestCase("cephfs", "monhost=192.0.2.9", "backup", true)]
    [TestCase("rbd", "pool=p&monhost=192.0.2.9", "images", true)]
    [TestCase("lvm", "vgname=vg", "images", false)]
    [TestCase("lvmthin", "vgname=vg&thinpool=tp", "images,rootdir", false)]
    [TestCase("zfspool", "pool=tank", "images,rootdir", false)]
    [TestCase("zfs", "portal=192.0.2.9&target=iqn.x:y&pool=tank&blocksize=4k&iscsiprovider=LIO", "images", true)]
    [TestCase("iscsi", "portal=192.0.2.9&target=iqn.x:y", "images", true)]
    [TestCase("iscsidirect", "portal=192.0.2.9&target=iqn.x:y", "images", true)]
    [TestCase("pbs", "server=192.0.2.9&datastore=ds", "backup", true)]
    [TestCase("btrfs", "path=/srv/b", "images,rootdir", false)]
    [TestCase("esxi", "server=192.0.2.9&username=u&password=p", "import", false)]
    public void A_definition_of_each_type_is_kept_and_shown_with_its_defaults(string type, string form, string content, bool shared)
    {
        var answer = _api.Get("POST", "/storage", $"storage=st1&type={type}&disable=1&{form}");
        Assert.That(((string?)answer["storage"], (string?)answer["type"]), Is.EqualTo(("st1", type)));
        var shown = _api.Get("GET", "/storage/st1");
        Assert.That((string?)shown["type"], Is.EqualTo(type));
        Assert.That((string?)shown["content"], Is.EqualTo(content));
        Assert.That((int?)shown["shared"], Is.EqualTo(shared ? 1 : null));
        Assert.That((int?)shown["disable"], Is.EqualTo(1));
        foreach (var (key, value) in form.Split('&').Select(p => p.Split('=')).Where(p => p[0] != "password").Select(p => (p[0], p[1])))
        {
            Assert.That((string?)shown[key], Is.EqualTo(value), key);
        }
    }

    [TestCase("type=dir", "missing value for required option 'path'")]
    [TestCase("type=nfs&server=192.0.2.9", "missing value for required option 'export'")]
    [TestCase("type=dir&path=/srv/x&server=192.0.2.9", "unexpected property 'server'")]
    [TestCase("type=nfs&server=192.0.2.9&export=/e&password=p", "unexpected property 'password'")]
    [TestCase("type=dir&path=/srv/x y", "illegal path for directory storage: /srv/x y")]
    [TestCase("type=dir&path=/srv/x&content=none,iso", "unable to combine 'none' with other content types")]
    [TestCase("type=nfs&server=192.0.2.9&export=/e&content=none", "storage does not support content type 'none'")]
    [TestCase("type=nosuch", "type: value 'nosuch' does not have a value in the enumeration 'btrfs, cephfs, cifs, dir, esxi, iscsi, "
        + "iscsidirect, lvm, lvmthin, nfs, pbs, rbd, zfs, zfspool'")]
    [TestCase("type=esxi&server=192.0.2.9&username=u", "create storage failed: missing password")]
    [TestCase("type=pbs&server=192.0.2.9&datastore=d&encryption-key=x",
        "create storage failed: Value does not seems like a valid, JSON formatted encryption key!")]
    [TestCase("type=lvm&vgname=vg&base=nosuch:x", "create storage failed: base storage ID 'nosuch' does not exist")]
    [TestCase("type=nfs&server=192.0.2.9&export=/e", "create storage failed: storage 'st1' is not online")]
    [TestCase("type=dir&path=/srv/x&is_mountpoint=yes",
        "create storage failed: unable to activate storage 'st1' - directory is expected to be a mount point but is not mounted: '/srv/x'")]
    public void A_definition_that_cannot_be_is_refused_and_not_kept(string form, string message)
    {
        Assert.That(_api.Fail("POST", "/storage", "storage=st1&" + form), Is.EqualTo(message));
        Assert.That(_api.Config.Find("st1"), Is.Null);
        Assert.That(_api.Config.Secrets, Is.Empty);
    }

    [TestCase("type=lvm&vgname=none&content=images")]
    [TestCase("type=nfs&server=192.0.2.9&export=/x&content=images&nodes=elsewhere")]
    [TestCase("type=nfs&server=192.0.2.9&export=/x&content=images&disable=1")]
    [TestCase("type=dir&path=/srv/none&is_mountpoint=1&content=images&nodes=elsewhere")]
    public void What_the_answering_node_does_not_use_or_never_looks_at_is_not_verified(string form)
    {
        _api.Config.Host.Reaches = _ => false;
        _api.Get("POST", "/storage", "storage=new&" + form);
        Assert.That(_api.Get("GET", "/storage/new").Value<string>("storage"), Is.EqualTo("new"));
    }

    [Test]
    public void What_the_answering_node_uses_is_verified_when_it_is_made()
    {
        _api.Config.Host.Reaches = _ => false;
        Assert.That(_api.Fail("POST", "/storage", "storage=new&type=nfs&server=192.0.2.9&export=/x&content=images&nodes=pve1"),
            Is.EqualTo("create storage failed: storage 'new' is not online"));
    }

    [Test]
    public void An_id_is_used_once()
    {
        _api.Get("POST", "/storage", "storage=st1&type=dir&path=/srv/x");
        Assert.That(_api.Fail("POST", "/storage", "storage=st1&type=dir&path=/srv/y"),
            Is.EqualTo("create storage failed: storage ID 'st1' already defined"));
        Assert.That(_api.Fail("POST", "/storage", "storage=local&type=dir&path=/srv/y"),
            Is.EqualTo("create storage failed: storage ID 'local' already defined"));
    }

    [Test]
    public void A_path_is_made_canonical_and_an_unsupported_content_type_dropped()
    {
        _api.Get("POST", "/storage", "storage=st1&type=btrfs&disable=1&path=/srv//x/./&content=iso&format=qcow2");
        var shown = _api.Get("GET", "/storage/st1");
        Assert.That((string?)shown["path"], Is.EqualTo("/srv/x"));
        Assert.That(shown["format"], Is.Null);
    }

    [Test]
    public void A_secret_is_kept_apart_and_never_shown()
    {
        var answer = _api.Get("POST", "/storage",
            "storage=st1&type=pbs&server=192.0.2.9&datastore=ds&username=u@pbs&password=canary&encryption-key=autogen&disable=1");
        Assert.That((string?)answer["config"]!["encryption-key"], Does.Contain("\"data\""));
        var shown = _api.Get("GET", "/storage/st1");
        Assert.That(shown["password"], Is.Null);
        Assert.That((string?)shown["encryption-key"], Does.Match("^([0-9a-f]{2}:){31}[0-9a-f]{2}$"));
        Assert.That(_api.Config.Secrets[("st1", "password")], Is.EqualTo("canary"));
        Assert.That(_api.Config.File.Text, Does.Not.Contain("canary"));
    }

    [Test]
    public void A_secret_can_be_deleted_on_its_own()
    {
        _api.Get("POST", "/storage", "storage=st1&type=cifs&server=192.0.2.9&share=s&username=u&password=canary&disable=1");
        _api.Get("PUT", "/storage/st1", "delete=password");
        Assert.That(_api.Config.Secrets, Is.Empty);
        Assert.That((string?)_api.Get("GET", "/storage/st1")["username"], Is.EqualTo("u"));
    }

    [TestCase("delete=path", "unable to delete required option 'path'")]
    [TestCase("delete=nosuch", "no such option 'nosuch'")]
    [TestCase("delete=content&content=iso", "cannot set and delete property 'content' at the same time!")]
    [TestCase("pool=other", "unexpected property 'pool'")]
    [TestCase("digest=0000000000000000000000000000000000000000",
        "detected modified configuration - file changed by other user? Try again.")]
    public void A_wrong_change_is_refused_and_changes_nothing(string form, string message)
    {
        _api.Get("POST", "/storage", "storage=st1&type=dir&path=/srv/x");
        var before = _api.Config.File.Text;
        Assert.That(_api.Fail("PUT", "/storage/st1", form), Is.EqualTo("update storage failed: " + message));
        Assert.That(_api.Config.File.Text, Is.EqualTo(before));
    }

    [Test]
    public void A_property_that_is_fixed_for_the_type_alone_is_refused()
    {
        _api.Get("POST", "/storage", "storage=st1&type=zfspool&pool=tank&disable=1");
        Assert.That(_api.Fail("PUT", "/storage/st1", "pool=other"),
            Is.EqualTo("update storage failed: can't change value of fixed parameter 'pool'"));
    }

    [Test]
    public void A_change_is_merged_and_a_deleted_property_falls_back_to_its_default()
    {
        _api.Get("POST", "/storage", "storage=st1&type=dir&path=/srv/x&content=iso&prune-backups=keep-last=3&shared=1");
        _api.Get("PUT", "/storage/st1", "nodes=pve1,pve2&shared=0&delete=content,prune-backups");
        var shown = (JObject)_api.Get("GET", "/storage/st1");
        shown.Remove("digest");
        Assert.That(JToken.DeepEquals(shown, JObject.Parse(
            """{"storage":"st1","type":"dir","path":"/srv/x","nodes":"pve1,pve2","shared":0,"content":"images,rootdir"}""")), Is.True, shown.ToString());
    }

    [Test]
    public void A_digest_covers_all_storages()
    {
        var digest = (string?)_api.Get("GET", "/storage/local")["digest"];
        _api.Get("POST", "/storage", "storage=st1&type=dir&path=/srv/x");
        Assert.That(_api.Fail("PUT", "/storage/local", $"content=iso&digest={digest}"), Does.Contain("detected modified configuration"));
        digest = (string?)_api.Get("GET", "/storage/st1")["digest"];
        _api.Get("PUT", "/storage/local", $"content=iso&digest={digest}");
        Assert.That((string?)_api.Get("GET", "/storage/local")["content"], Is.EqualTo("iso"));
    }

    [Test]
    public void Directories_of_content_come_back_as_an_object()
    {
        _api.Get("POST", "/storage", "storage=st1&type=dir&path=/srv/x&content-dirs=iso=my/iso,backup=b");
        Assert.That(_api.Get("GET", "/storage/st1")["content-dirs"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("""{"backup":"b","iso":"my/iso"}"""));
    }

    [Test]
    public void A_removed_storage_takes_its_permissions_and_memberships_with_it()
    {
        _api.Get("POST", "/storage", "storage=st1&type=dir&path=/srv/x");
        _api.Datacenter.Locked(datacenter => datacenter.Accounts.Update("", users =>
        {
            users.Acl("/storage/st1").Users["root@pam"] = new(StringComparer.Ordinal) { ["PVEAuditor"] = true };
            users.Pools["p1"] = new() { Storages = { "st1" } };
        }));
        _api.Get("DELETE", "/storage/st1");
        Assert.That(_api.Datacenter.Accounts.Users.AclTree().Select(e => e.Path), Does.Not.Contain("/storage/st1"));
        Assert.That(_api.Datacenter.Accounts.Users.Pools["p1"].Storages, Is.Empty);
        Assert.That(_api.Fail("DELETE", "/storage/st1"), Is.EqualTo("delete storage failed: storage 'st1' does not exist"));
        Assert.That(_api.Fail("GET", "/storage/st1"), Is.EqualTo("storage 'st1' does not exist"));
    }

    [Test]
    public void A_base_cannot_be_removed()
    {
        _api.Get("POST", "/storage", "storage=is1&type=iscsi&portal=192.0.2.9&target=iqn.x:y&disable=1");
        _api.Get("POST", "/storage", "storage=lv1&type=lvm&vgname=vg&base=is1:0.0.1.x&disable=1");
        Assert.That(_api.Fail("DELETE", "/storage/is1"),
            Is.EqualTo("delete storage failed: can't remove storage - storage is used as base of another storage"));
    }

    [Test]
    public void What_is_found_out_on_creation_is_kept()
    {
        _api.Config.Host.Reaches = _ => true;
        _api.Get("POST", "/storage", "storage=z1&type=zfspool&pool=tank/data");
        Assert.That((string?)_api.Get("GET", "/storage/z1")["mountpoint"], Is.EqualTo("/tank/data"));
    }

    [Test]
    public void Only_storages_with_a_privilege_are_listed()
    {
        _api.Get("POST", "/storage", "storage=st1&type=dir&path=/srv/x");
        _api.Datacenter.Locked(datacenter => datacenter.Accounts.Update("", users =>
        {
            users.Users["bob@pve"] = new() { Enable = true };
            users.Acl("/storage/st1").Users["bob@pve"] = new(StringComparer.Ordinal) { ["PVEDatastoreUser"] = true };
        }));
        Assert.That(_api.Get("GET", "/storage", "type=dir").Select(s => (string?)s["storage"]), Is.EquivalentTo(new[] { "local", "st1" }));
        Assert.That(_api.Get("GET", "/storage", "type=nfs"), Is.Empty);
        _api.User = "bob@pve";
        Assert.That(_api.Get("GET", "/storage").Select(s => (string?)s["storage"]), Is.EqualTo(new[] { "st1" }));
        Assert.That(_api.Fail("PUT", "/storage/st1", "content=iso"), Is.EqualTo("Permission check failed (/storage, Datastore.Allocate)"));
    }

    [Test]
    public void Release_8_4_has_GlusterFS_and_turns_maxfiles_into_retention()
    {
        _api = new(PveVersion.V84);
        _api.Get("POST", "/storage", "storage=gl1&type=glusterfs&server=192.0.2.9&volume=v&disable=1&maxfiles=4");
        var shown = _api.Get("GET", "/storage/gl1");
        Assert.That((string?)shown["path"], Is.EqualTo("/mnt/pve/gl1"));
        Assert.That((string?)shown["prune-backups"], Is.EqualTo("keep-last=4"));
        Assert.That(shown["maxfiles"], Is.Null);
    }
}
