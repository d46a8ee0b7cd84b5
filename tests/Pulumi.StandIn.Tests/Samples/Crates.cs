namespace Pulumi.StandIn.Tests.Samples;

/// <summary>A class of an older version of a package.</summary>
[ResourceType("acme:index:Crate", "1.9.0")]
public class OldCrate(string name, LidArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("acme:index:Crate", name, args, options);

/// <summary>The newest class of the first major version.</summary>
[ResourceType("acme:index:Crate", "1.10.0")]
public class Crate(string name, LidArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("acme:index:Crate", name, args, options);

/// <summary>A class of the second major version, not released yet.</summary>
[ResourceType("acme:index:Crate", "2.0.0-beta.2")]
public class NextCrate(string name, LidArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("acme:index:Crate", name, args, options);

/// <summary>A class for every version.</summary>
[ResourceType("acme:index:Sack", version: null)]
public class Sack(string name, LidArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("acme:index:Sack", name, args, options);
