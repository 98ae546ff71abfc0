using Mono.Cecil;
using SynthRec.MLNet.Generators;
using TorchSharp;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>TorchSharp hands scalars to libtorch without keeping them alive, so only <see cref="TensorArithmetic"/>, which does, may make them.</summary>
public class ScalarLifetimeTests
{
    private static readonly DefaultAssemblyResolver Resolver = ResolverOfOutput();
    private static readonly HashSet<MethodDefinition> Makers = MakersOfScalars();

    [Fact]
    public void No_method_calls_what_makes_a_scalar() =>
        Assert.Equal([nameof(TensorArithmetic)], CallersOfMakers(typeof(MultVaeGenerator)).Distinct());

    [Fact]
    public void Scalars_that_TorchSharp_makes_on_its_own_are_found() =>
        Assert.Contains(nameof(ScalarLifetimeTests), CallersOfMakers(typeof(ScalarLifetimeTests)));

    private static torch.Tensor SquareOf(torch.Tensor tensor) => tensor.square();

    private static DefaultAssemblyResolver ResolverOfOutput()
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        return resolver;
    }

    /// <summary>The constructors of scalars, and all methods of TorchSharp that come to them by calls of its own.</summary>
    private static HashSet<MethodDefinition> MakersOfScalars()
    {
        var methods = MethodsOf(typeof(torch));
        var callers = methods.SelectMany(caller => Called(caller).Select(called => (called, caller))).ToLookup(call => call.called, call => call.caller);
        HashSet<MethodDefinition> found = [.. methods.Where(method => method is { IsConstructor: true, DeclaringType.Name: nameof(Scalar) })];
        for (Queue<MethodDefinition> open = new(found); open.TryDequeue(out var maker);)
            foreach (var caller in callers[maker].Where(found.Add))
                open.Enqueue(caller);
        return found;
    }

    /// <summary>The outermost types of an assembly with methods that call one of these.</summary>
    private static string[] CallersOfMakers(Type type) =>
        [.. MethodsOf(type).Where(method => Called(method).Any(Makers.Contains)).Select(method => Outermost(method.DeclaringType).Name)];

    private static MethodDefinition[] MethodsOf(Type type) =>
        [.. Resolver.Resolve(AssemblyNameReference.Parse(type.Assembly.FullName)).MainModule.GetTypes().SelectMany(member => member.Methods)];

    private static IEnumerable<MethodDefinition> Called(MethodDefinition method) =>
        method.HasBody ? method.Body.Instructions.Select(instruction => (instruction.Operand as MethodReference)?.Resolve()).OfType<MethodDefinition>() : [];

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
