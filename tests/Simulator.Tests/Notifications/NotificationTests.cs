using Newtonsoft.Json;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Notifications;

/// <summary><c>/cluster/notifications</c>: targets and matchers.</summary>
public sealed class NotificationTests
{
    private const string Endpoints = "/cluster/notifications/endpoints";
    private const string Matchers = "/cluster/notifications/matchers";
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Get("POST", Endpoints + "/gotify", "name=got&server=http://127.0.0.1:1&token=canary&comment=c");
    }

    [Test]
    public void A_target_is_told_without_its_secrets()
    {
        Assert.That(_api.Get("GET", Endpoints + "/gotify").ToString(Formatting.None), Is.EqualTo(
            """[{"name":"got","origin":"user-created","comment":"c","server":"http://127.0.0.1:1"}]""").Or.EqualTo(
            """[{"name":"got","origin":"user-created","server":"http://127.0.0.1:1","comment":"c"}]"""));
        Assert.That(((string?)_api.Get("GET", Endpoints + "/gotify/got")["digest"])!.Length, Is.EqualTo(64));
    }

    [Test]
    public void A_secret_of_a_webhook_is_told_by_name_and_kept_when_it_comes_without_value()
    {
        _api.Get("POST", Endpoints + "/webhook", "name=wh&method=post&url=http://192.0.2.9/&secret=name%3Dkey,value%3DY2FuYXJ5");
        _api.Get("PUT", Endpoints + "/webhook/wh", "secret=name%3Dkey&body=e30%3D");
        Assert.That(string.Join(' ', _api.Get("GET", Endpoints + "/webhook/wh")["secret"]!), Is.EqualTo("name=key"));
        Assert.That(_api.Datacenter.File("notifications.cfg").Text, Does.Contain("name=key,value=Y2FuYXJ5"));
    }

    [Test]
    public void What_PVE_brings_along_is_changed_and_comes_back()
    {
        _api.Get("PUT", Matchers + "/default-matcher", "disable=1");
        Assert.That((string?)_api.Get("GET", Matchers + "/default-matcher")["origin"], Is.EqualTo("modified-builtin"));
        _api.Get("DELETE", Matchers + "/default-matcher");
        Assert.That((string?)_api.Get("GET", Matchers + "/default-matcher")["origin"], Is.EqualTo("builtin"));
    }

    [Test]
    public void Properties_are_deleted_by_an_array()
    {
        _api.Get("PUT", Endpoints + "/gotify/got", "disable=1");
        _api.Get("PUT", Endpoints + "/gotify/got", "delete=comment&delete=disable");
        var target = _api.Get("GET", Endpoints + "/gotify/got");
        Assert.That((target["comment"], target["disable"]), Is.EqualTo(((object?)null, (object?)null)));
        Assert.That(_api.Call("PUT", Endpoints + "/gotify/got", "delete=server").Message, Does.StartWith("unknown variant `server`"));
    }

    [Test]
    public void A_target_in_use_stays()
    {
        _api.Get("POST", Matchers, "name=ma&target=got&match-severity=error&match-severity=warning&mode=any");
        var matcher = _api.Get("GET", Matchers + "/ma");
        Assert.That(string.Join(' ', matcher["match-severity"]!), Is.EqualTo("error warning"));
        var refused = _api.Call("DELETE", Endpoints + "/gotify/got");
        Assert.That((refused.Status, refused.Message), Is.EqualTo((400, "cannot delete 'got', referenced by: ma\n")));
        _api.Get("DELETE", Matchers + "/ma");
        _api.Get("DELETE", Endpoints + "/gotify/got");
        Assert.That(_api.Get("GET", "/cluster/notifications/targets").Select(target => (string?)target["name"]),
            Is.EqualTo(["mail-to-root"]));
    }

    [TestCase("POST", "/endpoints/smtp", "name=got&server=192.0.2.9&from-address=a@example.com&mailto=b@example.com", 400,
        "Cannot create 'got', an entity with the same name already exists")]
    [TestCase("POST", "/endpoints/sendmail", "name=se", 400, "must at least provide one recipient, either in mailto or in mailto-user")]
    [TestCase("POST", "/matchers", "name=ma&target=nosuch", 404, "endpoint 'nosuch' does not exist")]
    [TestCase("GET", "/endpoints/smtp/got", "", 404, "endpoint 'got' not found")]
    [TestCase("PUT", "/matchers/nosuch", "mode=any", 404, "matcher 'nosuch' not found")]
    [TestCase("POST", "/targets/nosuch/test", "", 404, "endpoint 'nosuch' does not exist")]
    [TestCase("POST", "/targets/got/test", "", 500, "could not notify via target `got`: connection refused")]
    [TestCase("PUT", "/endpoints/gotify/got",
        "comment=x&digest=0000000000000000000000000000000000000000000000000000000000000000", 400,
        "detected modified configuration. Different digest?")]
    public void What_cannot_be_done_is_told(string verb, string path, string form, int status, string message)
    {
        var result = _api.Call(verb, "/cluster/notifications" + path, form);
        Assert.That((result.Status, result.Message), Is.EqualTo((status, message + "\n")));
    }
}
