namespace Pulumi.StandIn.Tests.Samples;

/// <summary>A provider with a setting that is no string.</summary>
[ResourceType("pulumi:providers:acme", "1.2.3")]
public class Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
    : ProviderResource("acme", name, args ?? new ProviderArgs(), options);

/// <summary>The settings.</summary>
public sealed class ProviderArgs : ResourceArgs
{
    [Input("endpoint")]
    public Input<string>? Endpoint { get; set; }

    [Input("retries", json: true)]
    public Input<int>? Retries { get; set; }

    [Input("zones", json: true)]
    public InputList<string>? Zones { get; set; }
}
