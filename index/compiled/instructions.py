"""Machine instructions that numba has no name for, as it is told them. What each does, the kernels'
`bits` says.
"""

from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic


@intrinsic
def ones(context: Any, word: Any) -> Any:
    return types.uint64(types.uint64), lambda _c, b, _s, a: b.ctpop(a[0])


@intrinsic
def lowest(context: Any, word: Any) -> Any:
    def build(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        return builder.cttz(arguments[0], ir.Constant(ir.IntType(1), 1))

    return types.uint64(types.uint64), build


@intrinsic
def highest(context: Any, word: Any) -> Any:
    def build(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        leading = builder.ctlz(arguments[0], ir.Constant(ir.IntType(1), 1))
        return builder.sub(ir.Constant(ir.IntType(64), 63), leading)

    return types.uint64(types.uint64), build


def _pointer(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
    array = context.make_array(signature.args[0])(context, builder, value=arguments[0])
    place = builder.gep(array.data, [arguments[1]])
    return builder.bitcast(place, ir.IntType(64).as_pointer())


@intrinsic
def load(context: Any, data: Any, at: Any) -> Any:
    def build(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.load(_pointer(context, builder, signature, arguments), align=1)

    return types.uint64(data, types.int64), build


@intrinsic
def store(context: Any, data: Any, at: Any, word: Any) -> Any:
    def build(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        place = _pointer(context, builder, signature, arguments)
        builder.store(arguments[2], place, align=1)
        return context.get_dummy_value()

    return types.void(data, types.int64, types.uint64), build


@intrinsic
def set_bits(context: Any, words: Any, w: Any, data: Any, at: Any, n: Any) -> Any:
    four = ir.VectorType(ir.IntType(64), 4)
    lanes = ir.Constant(ir.VectorType(ir.IntType(32), 4), [0] * 4)
    none, one, width = (ir.Constant(four, [number] * 4) for number in (0, 1, 64))
    first = ir.Constant(four, [0, 64, 128, 192])

    def build(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        target = _pointer(context, builder, signature, arguments)
        target = builder.bitcast(target, four.as_pointer())
        array = context.make_array(signature.args[2])(context, builder, value=arguments[2])
        source = builder.gep(array.data, [arguments[3]])
        held = cgutils.alloca_once_value(builder, none)
        with cgutils.for_range(builder, arguments[4]) as loop:
            byte = builder.load(builder.gep(source, [loop.index]))
            number = builder.zext(byte, ir.IntType(64))
            every = builder.insert_element(none, number, ir.Constant(ir.IntType(32), 0))
            shift = builder.sub(builder.shuffle_vector(every, every, lanes), first)
            inside = builder.icmp_unsigned("<", shift, width)
            bits = builder.select(inside, builder.shl(one, shift), none)
            builder.store(builder.or_(builder.load(held), bits), held)
        builder.store(builder.load(held), target, align=8)
        return context.get_dummy_value()

    return types.void(words, types.int64, data, types.int64, types.int64), build
