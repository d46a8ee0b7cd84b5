using Newtonsoft.Json;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Sections;

/// <summary>What every area has whose objects are sections of a file, by the example of the metric servers.</summary>
public sealed class SectionFileTests
{
    private const string Servers = "/cluster/metrics/server";
    private const string Stale = "0000000000000000000000000000000000000000";

    private VmApi _api = null!;

    private string File => _api.Datacenter.File("status.cfg").Text;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Get("POST", Servers + "/inf", "type=influxdb&port=8086&server=192.0.2.8&token=canary&bucket=b&api-path-prefix=a&disable=1");
    }

    [Test]
    public void A_section_is_listed_and_read()
    {
        Assert.That(_api.Get("GET", Servers).ToString(Formatting.None),
            Is.EqualTo("""[{"type":"influxdb","disable":1,"port":8086,"server":"192.0.2.8","id":"inf"}]"""));
        Assert.That(_api.Get("GET", Servers + "/inf").ToString(Formatting.None),
            Is.EqualTo("""{"type":"influxdb","disable":1,"port":8086,"server":"192.0.2.8","api-path-prefix":"a","bucket":"b"}"""));
    }

    [Test]
    public void Keys_are_written_in_PVEs_order_whatever_the_order_of_the_request()
    {
        _api.Get("PUT", Servers + "/inf", "mtu=1400&port=8087&server=192.0.2.9");
        Assert.That(File,
            Is.EqualTo("influxdb: inf\n\tdisable 1\n\tport 8087\n\tserver 192.0.2.9\n\tapi-path-prefix a\n\tbucket b\n\tmtu 1400\n"));
    }

    [Test]
    public void A_secret_is_kept_apart_and_goes_with_its_section()
    {
        var secrets = SectionSecrets.Of(_api.Datacenter, "status.cfg");
        Assert.That((secrets[("inf", "token")], File.Contains("canary", StringComparison.Ordinal)), Is.EqualTo(("canary", false)));
        _api.Get("PUT", Servers + "/inf", "port=8086&server=192.0.2.8&delete=token");
        Assert.That(secrets, Is.Empty);
        _api.Get("PUT", Servers + "/inf", "port=8086&server=192.0.2.8&token=other");
        _api.Get("DELETE", Servers + "/inf");
        Assert.That((secrets.Count, File), Is.EqualTo((0, "")));
    }

    [TestCase("POST", "inf", "type=graphite&server=192.0.2.8&port=2003", "Metric server 'inf' already exists")]
    [TestCase("POST", "gr", "type=graphite&server=192.0.2.8&port=2003&bucket=b", "unexpected property 'bucket'")]
    [TestCase("POST", "gr", "type=influx&server=192.0.2.8&port=2003",
        "type: value 'influx' does not have a value in the enumeration 'graphite, influxdb, opentelemetry'")]
    [TestCase("GET", "nosuch", "", "status server entry 'nosuch' does not exist")]
    [TestCase("PUT", "nosuch", "server=192.0.2.8&port=2003", "no such server 'nosuch'")]
    [TestCase("DELETE", "nosuch", "", "cannot lookup undefined type! at /usr/share/perl5/PVE/API2/Cluster/MetricServer.pm line 295.")]
    [TestCase("PUT", "inf", "server=192.0.2.8&port=2003&type=graphite",
        "type: property is not defined in schema and the schema does not allow additional properties")]
    [TestCase("PUT", "inf", "server=192.0.2.8&port=2003&path=p", "unexpected property 'path'")]
    [TestCase("PUT", "inf", "server=192.0.2.8&port=2003&delete=nosuch", "no such option 'nosuch'")]
    [TestCase("PUT", "inf", "server=192.0.2.8&port=2003&delete=server", "unable to delete required option 'server'")]
    [TestCase("PUT", "inf", "server=192.0.2.8&port=2003&bucket=x&delete=bucket",
        "cannot set and delete property 'bucket' at the same time!")]
    [TestCase("PUT", "inf", "server=192.0.2.8&port=2003&digest=" + Stale,
        "detected modified configuration - file changed by other user? Try again.")]
    public void What_cannot_be_is_refused_and_leaves_the_file_as_it_was(string verb, string id, string form, string message)
    {
        var before = File;
        Assert.That((_api.Fail(verb, $"{Servers}/{id}", form), File), Is.EqualTo((message, before)));
    }

    [Test]
    public void The_digest_of_the_file_as_it_is_lets_a_change_pass()
    {
        _api.Get("PUT", Servers + "/inf", $"server=192.0.2.8&port=1&digest={_api.Datacenter.File("status.cfg").Digest}");
        Assert.That(_api.Get("GET", Servers + "/inf").Value<int>("port"), Is.EqualTo(1));
    }

    [Test]
    public void Every_change_waits_for_the_files_lock_and_says_in_its_areas_words_that_it_cannot_be_had()
    {
        _api.Datacenter.LockFailure = file => file is "status.cfg" or "mapping/usb.cfg" ? "no quorum!" : null;
        string[] told =
        [
            _api.Fail("POST", Servers + "/gr", "type=graphite&server=192.0.2.8&port=1"),
            _api.Fail("PUT", Servers + "/inf", "server=192.0.2.8&port=1"),
            _api.Fail("DELETE", Servers + "/inf"),
            _api.Fail("POST", "/cluster/mapping/usb", "id=stick&map=node%3Dpve1,id%3D1234:5678"),
        ];
        Assert.That(told, Is.EqualTo(new[] { "no quorum!", "no quorum!", "no quorum!", "create hardware mapping failed: no quorum!" }));
    }

    [Test]
    public void A_list_shows_what_the_user_may_see()
    {
        _api.Get("POST", "/cluster/mapping/usb", "id=stick&map=node%3Dpve1,id%3D1234:5678");
        _api.Get("POST", "/cluster/mapping/usb", "id=printer&map=node%3Dpve1,id%3D1234:5679");
        _api.Become("/mapping/usb/stick", "Mapping.Use");
        Assert.That(_api.Get("GET", "/cluster/mapping/usb").Select(entry => entry.Value<string>("id")), Is.EqualTo(new[] { "stick" }));
    }

    [Test]
    public void A_removal_of_what_is_not_there_is_no_error_where_PVE_lets_it_be() =>
        Assert.That(_api.Call("DELETE", "/cluster/mapping/usb/nosuch").Status, Is.EqualTo(200));
}
